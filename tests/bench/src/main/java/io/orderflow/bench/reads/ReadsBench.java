package io.orderflow.bench.reads;

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
import java.util.function.BiFunction;

/**
 * Reads orders and payments where there are a thousand of them and where there are a million: one client, one service at a time and alone.
 * Ends with 1 when a read is not flat ({@link Comparison}).
 */
public final class ReadsBench {
    private static final int FEW = 1_000;
    private static final int WARM_UP = 2_500;
    private static final int ROUNDS = 15;
    private static final int REQUESTS = 400;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<String> raw = new ArrayList<>(List.of("service,orders,read,round,millis"));
    private final Home home;
    private final long many;

    private ReadsBench(Home home, long many) {
        this.home = home;
        this.many = many;
    }

    /** {@code ORDERFLOW_HOME} says where; {@code BENCH_ORDERS}, a million, how many are very many. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        long many = Long.parseLong(System.getenv().getOrDefault("BENCH_ORDERS", "1000000"));
        System.exit(new ReadsBench(Home.ofEnvironment(), many).isFlat() ? 0 : 1);
    }

    private boolean isFlat() throws IOException {
        List<Comparison> all = new ArrayList<>();
        all.addAll(compare("order", GeneratedOrders::of));
        all.addAll(compare("payment", GeneratedPayments::of));
        report(all);
        return all.stream().allMatch(Comparison::isFlat);
    }

    private List<Comparison> compare(String service, BiFunction<Home, Long, Generated> generated) {
        try (PrivatePlatform own = new PrivatePlatform(
                home.directory().resolve("bench/reads"),
                Path.of("services", service),
                service,
                portOffset(),
                // Nobody is there who could tell a part of a timeline.
                "-XX:TieredStopAtLevel=4 -Dorder.timeline.services=")) {
            Platform platform = own.start();
            return compare(platform.client(service, Role.STAFF), generated.apply(platform.home(), many));
        }
    }

    private List<Comparison> compare(Client client, Generated rows) {
        rows.add(1, FEW);
        List<Route> routes = rows.routes(FEW);
        out.printf("%s: warming up%n", rows.service());
        round(client, routes, WARM_UP);
        Map<String, Series> few = rounds(client, rows.service(), routes, FEW);
        long begin = System.nanoTime();
        rows.add(FEW + 1, many);
        out.printf("%s: generated %,d in %d s%n", rows.service(), many, (System.nanoTime() - begin) / 1_000_000_000);
        routes = rows.routes(many);
        round(client, routes, REQUESTS);
        Map<String, Series> after = rounds(client, rows.service(), routes, many);
        return few.entrySet().stream()
                .map(before -> new Comparison(
                        rows.service(),
                        before.getKey(),
                        before.getValue(),
                        Objects.requireNonNull(after.get(before.getKey()))))
                .toList();
    }

    private Map<String, Series> rounds(Client client, String service, List<Route> routes, long size) {
        out.printf("%s: reading of %,d%n", service, size);
        Map<String, Series> measured = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            round(client, routes, REQUESTS)
                    .forEach((route, millis) -> measured.computeIfAbsent(route, name -> new Series(new ArrayList<>()))
                            .add(millis));
        }
        measured.forEach((route, series) -> series.lines(size, route).forEach(line -> raw.add(service + "," + line)));
        return measured;
    }

    /** Milliseconds of each request by route. The routes take turns, so that a bad moment of the machine is not one route's alone. */
    private static Map<String, List<Double>> round(Client client, List<Route> routes, int requests) {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int i = 0; i < requests; i++) {
            for (Route route : routes) {
                String path = route.path().get();
                long begin = System.nanoTime();
                client.get(path).send().expect(200);
                millis.computeIfAbsent(route.name(), name -> new ArrayList<>(requests))
                        .add((System.nanoTime() - begin) / 1e6);
            }
        }
        return millis;
    }

    private void report(List<Comparison> all) throws IOException {
        Path directory = Files.createDirectories(
                home.directory().resolve("bench/reads-" + Instant.now().getEpochSecond()));
        Files.write(directory.resolve("requests.csv"), raw);
        Files.writeString(
                directory.resolve("summary.json"),
                Json.write(Map.of(
                        "machine",
                        Machine.describe(),
                        "orders",
                        List.of(FEW, many),
                        "noise_ms",
                        Comparison.NOISE,
                        "reads",
                        all.stream().map(Comparison::summary).toList())));
        out.printf(
                "%n%-38s %22s %22s%n",
                "median of %d rounds, ms".formatted(ROUNDS), "%,d orders".formatted(FEW), "%,d orders".formatted(many));
        out.printf(
                "%-9s %-28s %10s %11s %10s %11s %10s %8s%n",
                "", "read", "p50", "p99", "p50", "p99", "p99 ratio", "goal");
        all.forEach(one -> out.println(one.line()));
        List<String> steep = all.stream()
                .filter(one -> !one.isFlat())
                .map(one -> one.service() + ", " + one.read())
                .toList();
        out.printf("%n%s%nRaw figures: %s%n", steep.isEmpty() ? "All are flat." : "Not flat: " + steep, directory);
    }

    private static int portOffset() {
        return Integer.parseInt(System.getenv().getOrDefault("ORDERFLOW_PORT_OFFSET", "0"));
    }
}
