package io.orderflow.bench;

import io.orderflow.bench.profile.DatabaseWork;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was measured of the whole platform.
 *
 * @param few of 8 clients, until confirmed; the other two as well
 * @param paidFew of 8 clients, the money taken at once
 * @param databases what PostgreSQL did for the orders of 32 clients
 * @param firstOrders how many orders there were when the memory of all was looked at
 * @param firstMemoryMiB proportional set size of all then; later it grows by the events of some days, which Redis keeps in memory
 * @param memoryMiB proportional set size by process after the load
 * @param residentMiB resident set size by process after the load
 */
record PlatformResults(
        OptionalDouble startSeconds,
        Measurement few,
        Measurement many,
        Measurement hot,
        Measurement paidFew,
        Measurement paidMany,
        DatabaseWork databases,
        int firstOrders,
        double firstMemoryMiB,
        Map<String, Double> memoryMiB,
        Map<String, Double> residentMiB) {

    List<Measurement> measurements() {
        return List.of(few, many, hot, paidFew, paidMany);
    }

    /** Percent of the rate with many SKUs. */
    double hotShare() {
        return 100 * hot.ordersPerSecond() / many.ordersPerSecond();
    }
}
