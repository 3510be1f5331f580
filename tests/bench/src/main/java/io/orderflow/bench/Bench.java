package io.orderflow.bench;

import io.orderflow.system.Quiescence;
import io.orderflow.system.api.Goods;
import io.orderflow.system.api.Money;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Launcher;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures a running platform, or one that it starts and leaves running. Says what it saw beside the goal; fails on neither. */
public final class Bench {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final long PLENTY = 10_000_000;

    private final Platform platform;
    private final PrintStream out;

    private Bench(Platform platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    /** Takes no arguments; {@code ORDERFLOW_HOME} says which platform. */
    public static void main(String[] arguments) throws Exception {
        // A library logs through SLF4J and would complain that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Home home = Home.ofEnvironment();
        Bench bench = new Bench(running(home, out), out);
        Results results = bench.measure();
        new Tables(out).print(results);
        RawFigures raw = RawFigures.in(home.directory().resolve("bench"));
        raw.write(results);
        out.println("\nRaw figures: " + raw.directory());
    }

    private static Platform running(Home home, PrintStream out) {
        Platform platform = new Platform(home);
        try {
            if (home.isKnown()
                    && platform.client("order", Role.ADMIN)
                                    .get("/healthz/ready")
                                    .send()
                                    .status()
                            == 200) {
                return platform;
            }
        } catch (Unreachable away) {
            out.println("The platform has ended.");
        }
        out.println("Starting the platform");
        return new Launcher(home, Integer.parseInt(System.getenv().getOrDefault("ORDERFLOW_PORT_OFFSET", "0"))).start();
    }

    private Results measure() throws InterruptedException, IOException {
        out.println("Seeding");
        Goods goods = platform.goods();
        String warehouse = platform.stock().openWarehouse(io.orderflow.system.Ids.sku("BENCH"));
        List<String> skus = Stream.generate(() -> goods.stocked(PLENTY, Money.usd(1_999), warehouse))
                .limit(64)
                .toList();
        run(new Workload("warm-up", 8, skus, WARM_UP));
        Measurement few = run(new Workload("spread out, 8 clients", 8, skus, LENGTH));
        Measurement many = run(new Workload("spread out, 32 clients", 32, skus, LENGTH));
        Measurement hot = run(new Workload("one hot SKU, 32 clients", 32, skus.subList(0, 1), LENGTH));
        Processes processes = Processes.of(platform.home());
        return new Results(
                Machine.describe(),
                StartTime.of(platform.home()),
                few,
                many,
                hot,
                processes.memoryMiB(),
                processes.residentMiB());
    }

    private Measurement run(Workload workload) throws InterruptedException {
        out.println("Measuring " + workload.name() + ", " + workload.length().toSeconds() + " s");
        Confirmations confirmations = new Confirmations(platform);
        Processes processes = Processes.of(platform.home());
        Map<String, Double> before = processes.cpuSeconds();
        List<Submitted> submitted = new Clients(platform).run(workload);
        confirmations.awaitDrained(submitted);
        Map<String, Double> used = new LinkedHashMap<>();
        processes.cpuSeconds().forEach((name, seconds) -> used.put(name, seconds - before.getOrDefault(name, 0.0)));
        Measurement measured = new Measurement(workload, submitted, confirmations.of(submitted), used);
        new Quiescence(platform).await(Duration.ofSeconds(60));
        return measured;
    }
}
