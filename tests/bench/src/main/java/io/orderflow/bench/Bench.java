package io.orderflow.bench;

import io.orderflow.bench.machinery.MachineryBench;
import io.orderflow.bench.machinery.MachineryResults;
import io.orderflow.bench.profile.Profiler;
import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Launcher;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Measures the machinery alone, then the whole platform, which is started anew and left running. Says what it saw beside the goal; fails on
 * neither.
 */
public final class Bench {
    private final Home home;
    private final Options options;
    private final RawFigures raw;
    private final PrintStream out;
    private boolean whole = true;

    private Bench(Home home, Options options, RawFigures raw, PrintStream out) {
        this.home = home;
        this.options = options;
        this.raw = raw;
        this.out = out;
    }

    /** Takes no arguments; {@code ORDERFLOW_HOME} says which platform, {@link Options} what to measure. */
    public static void main(String[] arguments) throws Exception {
        // A library logs through SLF4J and would complain that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Home home = Home.ofEnvironment();
        RawFigures raw = RawFigures.in(home.directory().resolve("bench"));
        Bench bench = new Bench(home, Options.of(System.getenv()), raw, out);
        Results results = bench.measure();
        new Tables(out).print(results);
        raw.write(results);
        out.println("\nRaw figures: " + raw.directory());
        if (!bench.whole) {
            System.exit(1);
        }
    }

    private Results measure() {
        Launcher launcher = new Launcher(home, portOffset());
        if (home.isKnown()) {
            out.println("Stopping the platform, so that it is not measured along with the machinery");
            launcher.stop();
        }
        Map<String, String> machine = Machine.describe();
        return new Results(machine, machinery(), platform(launcher));
    }

    private Optional<MachineryResults> machinery() {
        return part("machinery", () -> new MachineryBench(home, portOffset(), options, profiler(), out).measure());
    }

    private Optional<PlatformResults> platform(Launcher launcher) {
        return part("platform", () -> {
            out.println("Starting the platform");
            return new PlatformBench(
                            launcher.start(Map.of("ORDERFLOW_JAVA_OPTIONS", options.javaOptions())),
                            options,
                            profiler(),
                            out)
                    .measure();
        });
    }

    /** What breaks in one part is told, and the other is measured all the same. */
    private <T> Optional<T> part(String name, Callable<T> measurement) {
        if (!options.has(name)) {
            return Optional.empty();
        }
        long begin = System.nanoTime();
        try {
            T results = measurement.call();
            out.println("The " + name + " took "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
            return Optional.of(results);
        } catch (Exception broken) {
            broken.printStackTrace(out);
            out.println("The " + name + " could not be measured: " + broken.getMessage());
            whole = false;
            return Optional.empty();
        }
    }

    private Profiler profiler() {
        return new Profiler(options.profile(), raw.directory(), out);
    }

    private static int portOffset() {
        return Integer.parseInt(System.getenv().getOrDefault("ORDERFLOW_PORT_OFFSET", "0"));
    }
}
