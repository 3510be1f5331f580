package io.orderflow.bench;

import io.orderflow.bench.machinery.MachineryResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was measured.
 *
 * @param machinery empty when that part was left out
 * @param platform empty when that part was left out
 */
record Results(Map<String, String> machine, Optional<MachineryResults> machinery, Optional<PlatformResults> platform) {

    /** In the order in which they were set; what was not measured is not a number. */
    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        goals.addAll(machineryGoals());
        goals.addAll(platformGoals());
        return goals;
    }

    private List<Goal> machineryGoals() {
        return List.of(
                Goal.atLeast(
                        "outbox row to Redis, one service", machinery(MachineryResults::relayPerSecond), 10_000, "/s"),
                Goal.atLeast("  of raw daprd bulk publish, same run", machinery(MachineryResults::relayShare), 50, "%"),
                Goal.atLeast(
                        "Redis to inbox committed, one sidecar",
                        machinery(MachineryResults::inboxPerSecond),
                        5_000,
                        "/s"),
                Goal.atMost("commit to inbox commit, p99 at 200/s", machinery(m -> m.p99(200)), 30, "ms"),
                Goal.atMost("commit to inbox commit, p99 at 1,000/s", machinery(m -> m.p99(1_000)), 100, "ms"));
    }

    private List<Goal> platformGoals() {
        return List.of(
                Goal.atLeast(
                        "orders/s to confirmed, 8 clients",
                        platform(p -> p.few().ordersPerSecond()),
                        80,
                        "/s"),
                Goal.atLeast(
                        "orders/s to confirmed, 32 clients",
                        platform(p -> p.many().ordersPerSecond()),
                        80,
                        "/s"),
                Goal.atMost(
                        "p99 of the POST, 8 clients",
                        platform(p -> p.few().post().p99()),
                        500,
                        "ms"),
                Goal.atMost(
                        "CPU-seconds per order, 8 clients",
                        platform(p -> p.few().cpuPerOrder()),
                        0.020,
                        "s"),
                Goal.atMost(
                        "CPU-seconds per order, 32 clients",
                        platform(p -> p.many().cpuPerOrder()),
                        0.020,
                        "s"),
                Goal.atLeast(
                        "  money taken at once: orders/s, 8 clients",
                        platform(p -> p.paidFew().ordersPerSecond()),
                        80,
                        "/s"),
                Goal.atLeast(
                        "  money taken at once: orders/s, 32 clients",
                        platform(p -> p.paidMany().ordersPerSecond()),
                        80,
                        "/s"),
                Goal.atMost(
                        "  money taken at once: CPU-s, 8 clients",
                        platform(p -> p.paidFew().cpuPerOrder()),
                        0.020,
                        "s"),
                Goal.atMost(
                        "  money taken at once: CPU-s, 32 clients",
                        platform(p -> p.paidMany().cpuPerOrder()),
                        0.020,
                        "s"),
                Goal.atLeast("hot SKU against spread out, 32 clients", platform(PlatformResults::hotShare), 70, "%"),
                Goal.atMost(
                        "hot SKU, requests without an order",
                        platform(p -> p.hot().refused()),
                        0,
                        "requests"),
                Goal.atMost("start to READY", platform(p -> p.startSeconds().orElse(Double.NaN)), 30, "s"),
                Goal.atMost(
                        "resident memory after the first %s orders"
                                .formatted(platform.map(p -> String.valueOf(p.firstOrders()))
                                        .orElse("")),
                        platform(PlatformResults::firstMemoryMiB),
                        2_500,
                        "MiB"));
    }

    private double machinery(java.util.function.ToDoubleFunction<MachineryResults> figure) {
        return machinery.map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private double platform(java.util.function.ToDoubleFunction<PlatformResults> figure) {
        return platform.map(figure::applyAsDouble).orElse(Double.NaN);
    }
}
