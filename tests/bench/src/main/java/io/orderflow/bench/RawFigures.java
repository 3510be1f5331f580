package io.orderflow.bench;

import io.orderflow.system.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures for a program, in a folder named after the moment. */
record RawFigures(Path directory) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    static RawFigures in(Path parent) throws IOException {
        return new RawFigures(Files.createDirectories(parent.resolve(MOMENT.format(Instant.now()))));
    }

    void write(Results results) throws IOException {
        Files.writeString(directory.resolve("summary.json"), Json.write(summary(results)));
        results.machinery().ifPresent(new RawMachinery(directory)::write);
        if (results.platform().isPresent()) {
            write(results.platform().get());
        }
    }

    private void write(PlatformResults results) throws IOException {
        List<String> requests = new ArrayList<>(List.of("workload,at,post_ms,status,order_id"));
        List<String> confirmations = new ArrayList<>(List.of("workload,confirmed_at,ms_since_post"));
        for (Measurement measured : results.measurements()) {
            String name = measured.workload().name().replace(",", "");
            measured.submitted()
                    .forEach(order -> requests.add(
                            name + "," + order.at() + "," + order.millis() + "," + order.status() + "," + order.id()));
            measured.confirmed().forEach(order -> confirmations.add(name + "," + order.at() + "," + order.millis()));
        }
        Files.write(directory.resolve("requests.csv"), requests);
        Files.write(directory.resolve("confirmations.csv"), confirmations);
    }

    private static Map<String, Object> summary(Results results) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("machine", results.machine());
        results.machinery().ifPresent(machinery -> summary.put("machinery", RawMachinery.summary(machinery)));
        results.platform().ifPresent(platform -> platform(platform, summary));
        summary.put(
                "goals",
                results.goals().stream()
                        .map(goal -> Map.of(
                                "figure", goal.figure().strip(),
                                "seen", goal.seenText(),
                                "goal", goal.goalText(),
                                "mark", goal.mark()))
                        .toList());
        return summary;
    }

    private static void platform(PlatformResults results, Map<String, Object> summary) {
        results.startSeconds().ifPresent(seconds -> summary.put("start_seconds", seconds));
        summary.put("first_orders", results.firstOrders());
        summary.put("first_pss_mib", results.firstMemoryMiB());
        summary.put("pss_mib", results.memoryMiB());
        summary.put("rss_mib", results.residentMiB());
        summary.put(
                "workloads",
                results.measurements().stream().map(RawFigures::workload).toList());
        summary.put(
                "database_counters",
                Map.of(
                        "workload", results.many().workload().name(),
                        "orders", results.databases().orders(),
                        "wal_bytes", results.databases().walBytes(),
                        "databases", results.databases().databases()));
    }

    private static Map<String, Object> workload(Measurement measured) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", measured.workload().name());
        figures.put("clients", measured.workload().clients());
        figures.put("orders", measured.confirmed().size());
        figures.put("orders_per_second", measured.ordersPerSecond());
        figures.put("answers", measured.statuses());
        figures.put("post_ms", percentiles(measured.post()));
        figures.put("to_confirmed_ms", percentiles(measured.confirmation()));
        figures.put("cpu_seconds_per_order", measured.cpuPerOrder());
        figures.put("cpu_seconds", measured.cpuSeconds());
        return figures;
    }

    static Map<String, Double> percentiles(Percentiles of) {
        return Map.of("p50", of.p50(), "p95", of.p95(), "p99", of.p99(), "max", of.max());
    }
}
