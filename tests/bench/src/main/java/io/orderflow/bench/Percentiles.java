package io.orderflow.bench;

import java.util.Collection;

/** Nearest-rank percentiles of milliseconds and the longest of them; NaN of nothing. */
public record Percentiles(double p50, double p95, double p99, double max) {
    public static Percentiles of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Percentiles(rank(sorted, 50), rank(sorted, 95), rank(sorted, 99), rank(sorted, 100));
    }

    private static double rank(double[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)];
    }
}
