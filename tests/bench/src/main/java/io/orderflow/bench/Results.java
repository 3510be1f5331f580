package io.orderflow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Everything that was measured.
 *
 * @param memoryMiB proportional set size by process after the load
 * @param residentMiB resident set size by process after the load
 */
record Results(
        Map<String, String> machine,
        OptionalDouble startSeconds,
        Measurement few,
        Measurement many,
        Measurement hot,
        Map<String, Double> memoryMiB,
        Map<String, Double> residentMiB) {

    List<Measurement> measurements() {
        return List.of(few, many, hot);
    }

    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        goals.add(new Goal("orders/s to confirmed, 8 clients", few.ordersPerSecond(), 80, true, "/s"));
        goals.add(new Goal("orders/s to confirmed, 32 clients", many.ordersPerSecond(), 80, true, "/s"));
        goals.add(new Goal("p99 of the POST, 8 clients", few.post().p99(), 500, false, "ms"));
        goals.add(new Goal("CPU-seconds per order, 8 clients", few.cpuPerOrder(), 0.020, false, "s"));
        goals.add(new Goal("CPU-seconds per order, 32 clients", many.cpuPerOrder(), 0.020, false, "s"));
        goals.add(new Goal(
                "hot SKU against spread out, 32 clients",
                100 * hot.ordersPerSecond() / many.ordersPerSecond(),
                70,
                true,
                "%"));
        goals.add(new Goal("hot SKU, requests without an order", refused(hot), 0, false, "requests"));
        goals.add(new Goal("start to READY", startSeconds.orElse(Double.NaN), 30, false, "s"));
        goals.add(new Goal("resident memory, whole platform", sum(memoryMiB), 2_500, false, "MiB"));
        return goals;
    }

    static double sum(Map<String, Double> figures) {
        return figures.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double refused(Measurement measurement) {
        return measurement.submitted().stream()
                .filter(order -> !order.isTaken())
                .count();
    }
}
