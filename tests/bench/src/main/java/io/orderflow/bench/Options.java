package io.orderflow.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the caller has decided by environment variables.
 *
 * @param warmUp {@code BENCH_WARM_UP_SECONDS}: orders before the first that counts
 * @param length {@code BENCH_SECONDS}: of each measurement of orders; vacuums and checkpoints come about once a minute, and are to be in it
 * @param events {@code BENCH_EVENTS}: in one measurement of the machinery, a multiple of 100
 * @param paced {@code BENCH_PACED_SECONDS}: of each measurement of events at a steady rate
 * @param parts {@code BENCH_PARTS}: {@code machinery}, {@code platform}, or both with a comma
 * @param javaOptions {@code BENCH_JAVA_OPTIONS}: for all Java processes, after those of {@code dapr.yaml}. Those are made for short runs; a
 *     shop's services run for weeks, so the optimizing compiler is let do its work here, and the warm-up is as long as it needs
 * @param profile {@code BENCH_PROFILE=1}: sample the Java processes too, which costs them a little
 */
public record Options(
        Duration warmUp,
        Duration length,
        int events,
        Duration paced,
        List<String> parts,
        String javaOptions,
        boolean profile) {

    static Options of(Map<String, String> environment) {
        return new Options(
                seconds(environment, "BENCH_WARM_UP_SECONDS", 480),
                seconds(environment, "BENCH_SECONDS", 40),
                Math.ceilDiv(number(environment, "BENCH_EVENTS", 30_000), 100) * 100,
                seconds(environment, "BENCH_PACED_SECONDS", 12),
                List.of(environment
                        .getOrDefault("BENCH_PARTS", "machinery,platform")
                        .split(",")),
                environment.getOrDefault("BENCH_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4"),
                "1".equals(environment.get("BENCH_PROFILE")));
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    private static Duration seconds(Map<String, String> environment, String name, int otherwise) {
        return Duration.ofSeconds(number(environment, name, otherwise));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String given = environment.getOrDefault(name, "").strip();
        if (given.isEmpty()) {
            return otherwise;
        }
        if (!given.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException(name + " should be a whole number from 1, not \"" + given + "\".");
        }
        return Integer.parseInt(given);
    }
}
