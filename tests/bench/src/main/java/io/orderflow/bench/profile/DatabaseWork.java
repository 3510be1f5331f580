package io.orderflow.bench.profile;

import java.util.Map;
import java.util.TreeMap;

/**
 * What PostgreSQL did in a measurement, the services' own loops included.
 *
 * @param databases by name; empty when nobody could ask
 * @param walBytes written ahead, over all databases
 * @param orders to divide by
 */
public record DatabaseWork(Map<String, DatabaseCounters.Row> databases, long walBytes, long orders) {

    /** @param orders that were confirmed in between */
    public static DatabaseWork between(DatabaseCounters before, DatabaseCounters after, long orders) {
        Map<String, DatabaseCounters.Row> differences = new TreeMap<>();
        after.databases().forEach((name, row) -> {
            DatabaseCounters.Row earlier = before.databases().get(name);
            if (earlier != null) {
                differences.put(name, row.minus(earlier));
            }
        });
        return new DatabaseWork(differences, after.walBytes() - before.walBytes(), Math.max(1, orders));
    }

    /** Of any count. */
    public double perOrder(long count) {
        return (double) count / orders;
    }
}
