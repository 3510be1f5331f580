package io.orderflow.platform.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;

/**
 * Runs a world for many seeds: one half always the same, the other from a base that is new each time and is printed.
 * {@code -Dorderflow.simulation.seeds=100000} runs more, {@code -Dorderflow.simulation.seed=42} that one, with its trace in a file.
 */
public final class Seeds {

    private static final Logger LOG = Logger.getLogger(Seeds.class);
    private static final int DEFAULT = 2_400;
    private static final int TOLD = 60;

    // Failures are the rule here. Kept, because a logger that nobody holds forgets its level.
    private static final java.util.logging.Logger MACHINERY =
            java.util.logging.Logger.getLogger("io.orderflow.platform");

    private Seeds() {}

    /** @throws AssertionError for the first seed that breaks a rule, with what led to it */
    public static void run(String name, Consumer<Simulation> world) {
        Long only = Long.getLong("orderflow.simulation.seed");
        if (only != null) {
            LOG.infof("%s: the trace of seed %d is in %s", name, only, retrace(name, only, world));
            runOne(name, only, world);
            return;
        }
        int half = Integer.getInteger("orderflow.simulation.seeds", DEFAULT) / 2;
        long base = ThreadLocalRandom.current().nextLong(1L << 40);
        LOG.infof("%s: seeds 1 to %d and %d to %d", name, half, base, base + half - 1);
        LongStream.concat(LongStream.rangeClosed(1, half), LongStream.range(base, base + half))
                .forEach(seed -> runOne(name, seed, world));
    }

    /** One seed, e.g. one that has found a bug. */
    public static void runOne(String name, long seed, Consumer<Simulation> world) {
        try {
            quietly(() -> world.accept(new Simulation(seed, false)));
        } catch (Violation violation) {
            Path file = retrace(name, seed, world);
            throw new AssertionError(
                    "%s breaks %s%nagain: -Dorderflow.simulation.seed=%d%nall of it: %s%n%s"
                            .formatted(name, violation.getMessage(), seed, file, lastLines(file)),
                    violation);
        }
    }

    /** The trace of one seed, until it breaks a rule or ends. */
    public static List<String> trace(long seed, Consumer<Simulation> world) {
        var simulation = new Simulation(seed, true);
        try {
            quietly(() -> world.accept(simulation));
        } catch (Violation known) {
            // Its last line says so.
        }
        return simulation.trace();
    }

    private static Path retrace(String name, long seed, Consumer<Simulation> world) {
        try {
            Path file = Path.of("target", "simulation", name + "-" + seed + ".txt");
            Files.createDirectories(file.getParent());
            return Files.write(file, trace(seed, world)).toAbsolutePath();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String lastLines(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD), lines.size()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The rules that a world with a mistake in it breaks, looking at seeds from 1 to {@code most} until one breaks {@code sought}. */
    public static Set<String> broken(int most, String sought, Consumer<Simulation> world) {
        var rules = new TreeSet<String>();
        for (long seed = 1; seed <= most && !rules.contains(sought); seed++) {
            var simulation = new Simulation(seed, false);
            try {
                quietly(() -> world.accept(simulation));
            } catch (Violation found) {
                rules.add(found.rule());
            }
        }
        return rules;
    }

    private static void quietly(Runnable work) {
        Level before = MACHINERY.getLevel();
        MACHINERY.setLevel(Level.OFF);
        try {
            work.run();
        } finally {
            MACHINERY.setLevel(before);
        }
    }
}
