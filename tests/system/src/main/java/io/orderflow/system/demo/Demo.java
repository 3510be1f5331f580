package io.orderflow.system.demo;

import io.orderflow.system.Await;
import io.orderflow.system.Quiescence;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Platform;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Seeds a running platform, sends orders of every kind through it and compares where they end with where they should.
 * Exits with 0 when everything was as expected, 1 when something was not, 2 when no platform runs.
 */
public final class Demo {
    private static final Duration REST = Duration.ofSeconds(60);

    private Demo() {}

    /** Takes no arguments; {@code ORDERFLOW_HOME} says which platform. */
    public static void main(String[] arguments) {
        // A library logs through SLF4J and would complain that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Home home = Home.ofEnvironment();
        if (!home.isKnown()) {
            out.println("No platform runs in " + home.directory() + ". Start it by make start, or use make demo.");
            System.exit(2);
        }
        try {
            System.exit(run(new Platform(home), out) ? 0 : 1);
        } catch (Unreachable away) {
            out.println("The platform does not answer: " + away.getMessage() + "\nStart it by make start.");
            System.exit(2);
        }
    }

    private static boolean run(Platform platform, PrintStream out) {
        Progress progress = new Progress(out);
        progress.say("Seeding warehouses, products and stock");
        Shop shop = Shop.open(platform);
        List<Tally> tallies = new Crowd(shop, progress).walk(Kinds.all());
        progress.say("Waiting for the platform to come to rest");
        Map<String, String> unrest = rest(new Quiescence(platform));
        progress.end();
        new Summary(out).print(tallies, platform, unrest);
        return unrest.isEmpty() && tallies.stream().allMatch(Tally::isAsExpected);
    }

    private static Map<String, String> rest(Quiescence quiescence) {
        try {
            quiescence.await(REST);
            return Map.of();
        } catch (Await.NeverHappened restless) {
            return quiescence.unrest();
        }
    }
}
