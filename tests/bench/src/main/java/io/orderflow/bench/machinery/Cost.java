package io.orderflow.bench.machinery;

import java.util.Map;

/** CPU-seconds that 1,000 events cost each of the processes. */
public record Cost(double app, double sidecar, double redis, double postgres) {

    /**
     * What was used between two looks.
     *
     * @param before CPU-seconds by process
     * @param events in between
     */
    static Cost between(Map<String, Double> before, Map<String, Double> after, long events) {
        return new Cost(
                each(before, after, events, PrivatePlatform.SERVICE),
                each(before, after, events, PrivatePlatform.SERVICE + "/daprd"),
                each(before, after, events, "redis"),
                each(before, after, events, "postgres"));
    }

    public double sum() {
        return app + sidecar + redis + postgres;
    }

    private static double each(Map<String, Double> before, Map<String, Double> after, long events, String process) {
        return 1_000 * (after.getOrDefault(process, 0.0) - before.getOrDefault(process, 0.0)) / events;
    }
}
