package io.orderflow.bench.reads;

import io.orderflow.bench.Goal;
import io.orderflow.bench.Machine;
import io.orderflow.bench.machinery.PrivatePlatform;
import io.orderflow.system.http.Client;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads orders with a thousand and with a million of them, one client, one order service alone. Says what it saw; fails on no figure. */
public final class ReadsBench {
    private static final int FEW = 1_000;
    private static final int WARM_UP = 1_500;
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 400;
    private static final double GOAL = 1.5;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final long many;
    private final Path directory;

    private ReadsBench(long many, Path directory) {
        this.many = many;
        this.directory = directory;
    }

    /** {@code ORDERFLOW_HOME} says where; {@code BENCH_ORDERS}, a million, how many are very many. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Home home = Home.ofEnvironment();
        Path directory = Files.createDirectories(
                home.directory().resolve("bench/reads-" + Instant.now().getEpochSecond()));
        long many = Long.parseLong(System.getenv().getOrDefault("BENCH_ORDERS", "1000000"));
        try (PrivatePlatform own = new PrivatePlatform(
                home.directory().resolve("bench/reads"),
                Path.of("services/order"),
                portOffset(),
                // Nobody is there who could tell a part of a timeline.
                "-XX:TieredStopAtLevel=4 -Dorder.timeline.services=")) {
            new ReadsBench(many, directory).measure(own.start());
        }
    }

    private void measure(Platform platform) throws IOException {
        GeneratedOrders orders = GeneratedOrders.of(platform.home(), many);
        Client client = platform.client(PrivatePlatform.SERVICE, Role.STAFF);
        orders.add(1, FEW);
        List<Route> routes = new Routes(orders, FEW).all();
        out.println("Warming up");
        routes.forEach(route -> round(client, route, WARM_UP));
        Map<String, Series> few = rounds(client, routes, FEW);
        long begin = System.nanoTime();
        orders.add(FEW + 1, many);
        out.printf("Generated %,d orders in %d s%n", many, (System.nanoTime() - begin) / 1_000_000_000);
        routes = new Routes(orders, many).all();
        routes.forEach(route -> round(client, route, REQUESTS));
        report(few, rounds(client, routes, many));
    }

    private Map<String, Series> rounds(Client client, List<Route> routes, long size) {
        out.printf("Reading of %,d orders%n", size);
        Map<String, Series> measured = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            routes.forEach(route -> measured.computeIfAbsent(route.name(), name -> new Series(new ArrayList<>()))
                    .add(round(client, route, REQUESTS)));
        }
        return measured;
    }

    /** Milliseconds of each request, one after the other. */
    private static List<Double> round(Client client, Route route, int requests) {
        List<Double> millis = new ArrayList<>(requests);
        for (int i = 0; i < requests; i++) {
            String path = route.path().get();
            long begin = System.nanoTime();
            client.get(path).send().expect(200);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis;
    }

    private void report(Map<String, Series> few, Map<String, Series> many) throws IOException {
        List<String> raw = new ArrayList<>(List.of("orders,route,round,millis"));
        few.forEach((route, series) -> raw.addAll(series.lines(FEW, route)));
        many.forEach((route, series) -> raw.addAll(series.lines(this.many, route)));
        Files.write(directory.resolve("requests.csv"), raw);
        List<Map<String, Object>> summary = new ArrayList<>();
        out.printf(
                "%n%-28s %22s %22s%n",
                "median of five rounds, ms", "%,d orders".formatted(FEW), "%,d orders".formatted(this.many));
        out.printf("%-28s %10s %11s %10s %11s %16s %10s%n", "read", "p50", "p99", "p50", "p99", "p99 ratio", "goal");
        few.forEach((route, before) -> {
            Series after = Objects.requireNonNull(many.get(route));
            Goal goal = Goal.atMost(route, after.p99() / before.p99(), GOAL, "");
            out.printf(
                    "%-28s %10.2f %11.2f %10.2f %11.2f %16.2f %10s %s%n",
                    route, before.p50(), before.p99(), after.p50(), after.p99(), goal.seen(), "≤ " + GOAL, goal.mark());
            summary.add(Map.of(
                    "read", route,
                    "few_ms", Map.of("p50", before.p50(), "p99", before.p99()),
                    "many_ms", Map.of("p50", after.p50(), "p99", after.p99()),
                    "p99_ratio", goal.seen()));
        });
        Files.writeString(
                directory.resolve("summary.json"),
                Json.write(Map.of("machine", Machine.describe(), "orders", List.of(FEW, this.many), "reads", summary)));
        out.println("\nRaw figures: " + directory);
    }

    private static int portOffset() {
        return Integer.parseInt(System.getenv().getOrDefault("ORDERFLOW_PORT_OFFSET", "0"));
    }
}
