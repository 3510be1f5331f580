package io.orderflow.bench;

import io.orderflow.bench.machinery.Cost;
import io.orderflow.bench.machinery.Latency;
import io.orderflow.bench.machinery.MachineryResults;
import io.orderflow.bench.machinery.Throughput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The figures of the machinery for a program. */
record RawMachinery(Path directory) {

    void write(MachineryResults results) {
        List<String> progress = new ArrayList<>(List.of("measurement,round,micros,total"));
        List<Throughput> measured = Stream.concat(results.relay().stream(), Stream.of(results.inbox()))
                .toList();
        for (int round = 0; round < measured.size(); round++) {
            String start = measured.get(round).name() + "," + (round + 1) + ",";
            measured.get(round)
                    .progress()
                    .samples()
                    .forEach(sample -> progress.add(start + sample.micros() + "," + sample.total()));
        }
        List<String> latencies = new ArrayList<>(List.of("per_second,ms"));
        results.latencies()
                .forEach(rate -> rate.millis().forEach(millis -> latencies.add(rate.perSecond() + "," + millis)));
        try {
            Files.write(directory.resolve("progress.csv"), progress);
            Files.write(directory.resolve("latencies.csv"), latencies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> summary(MachineryResults results) {
        return Map.of(
                "java_options",
                results.javaOptions(),
                "payload_bytes",
                results.payloadBytes(),
                "throughput",
                Stream.of(results.raw(), results.relay(), List.of(results.inbox()))
                        .flatMap(List::stream)
                        .map(RawMachinery::throughput)
                        .toList(),
                "latency",
                results.latencies().stream().map(RawMachinery::latency).toList(),
                "remarks",
                results.remarks());
    }

    private static Map<String, Object> throughput(Throughput measured) {
        return Map.of(
                "name", measured.name(),
                "events", measured.rate().events(),
                "seconds", measured.rate().seconds(),
                "per_second", measured.rate().perSecond(),
                "cpu_seconds_per_1000", cost(measured.cost()));
    }

    private static Map<String, Object> latency(Latency measured) {
        return Map.of(
                "per_second", measured.perSecond(),
                "due", measured.due(),
                "skipped", measured.skipped(),
                "failed", measured.failed(),
                "missing", measured.missing(),
                "ms", RawFigures.percentiles(measured.percentiles()),
                "cpu_seconds_per_1000", cost(measured.cost()));
    }

    private static Map<String, Double> cost(Cost cost) {
        return Map.of(
                "app", cost.app(),
                "daprd", cost.sidecar(),
                "redis", cost.redis(),
                "postgres", cost.postgres());
    }
}
