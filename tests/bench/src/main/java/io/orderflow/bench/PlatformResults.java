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
