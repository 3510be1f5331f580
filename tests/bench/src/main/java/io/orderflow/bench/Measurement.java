package io.orderflow.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one workload.
 *
 * @param cpuSeconds by process, from the first request until the last order was confirmed
 */
record Measurement(
        Workload workload,
        List<Submitted> submitted,
        List<Confirmations.Confirmed> confirmed,
        Map<String, Double> cpuSeconds) {

    /** Orders a second from the first request to the last confirmation. */
    double ordersPerSecond() {
        Instant first =
                submitted.stream().map(Submitted::at).min(Instant::compareTo).orElseThrow();
        Instant last = confirmed.stream()
                .map(Confirmations.Confirmed::at)
                .max(Instant::compareTo)
                .orElse(first);
        double seconds = Duration.between(first, last).toNanos() / 1e9;
        return seconds <= 0 ? 0 : confirmed.size() / seconds;
    }

    Percentiles post() {
        return Percentiles.of(submitted.stream()
                .filter(Submitted::isTaken)
                .map(Submitted::millis)
                .toList());
    }

    Percentiles confirmation() {
        return Percentiles.of(
                confirmed.stream().map(Confirmations.Confirmed::millis).toList());
    }

    /** CPU-seconds that one confirmed order cost, over all processes of the platform. */
    double cpuPerOrder() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum() / Math.max(1, confirmed.size());
    }

    /** Requests that brought no order. */
    long refused() {
        return submitted.stream().filter(order -> !order.isTaken()).count();
    }

    /** How often each status was answered; {@value Clients#NO_ANSWER} stands for none. */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> counts = new TreeMap<>();
        submitted.forEach(order -> counts.merge(order.status(), 1L, Long::sum));
        return counts;
    }
}
