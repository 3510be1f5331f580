package io.orderflow.platform.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Simulated time, and the one source of chance for all that happens in it. Single-threaded: a task runs to its end, then the next
 * in time. The same seed and code give the same run, so nothing in a simulation may ask the real clock, a thread or another random.
 */
public final class Simulation {

    private record Task(long at, long order, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }

    private static final long MOST_STEPS = 2_000_000;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final List<String> trace = new ArrayList<>();
    private final RandomGenerator random;
    private final boolean tracing;
    private long now;
    private long order;
    private long steps;
    private @Nullable Violation violation;

    public Simulation(long seed, boolean tracing) {
        this.random = new SplittableRandom(seed);
        this.tracing = tracing;
    }

    public RandomGenerator random() {
        return random;
    }

    /** Nanoseconds since the world began. */
    public long now() {
        return now;
    }

    public boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** @param to inclusive */
    public int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** A span in nanoseconds between two numbers of milliseconds. */
    public long millis(long from, long to) {
        return random.nextLong(TimeUnit.MILLISECONDS.toNanos(from), TimeUnit.MILLISECONDS.toNanos(to) + 1);
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Tasks of one moment run in the order in which they were given. */
    public void after(long nanos, Runnable task) {
        tasks.add(new Task(now + nanos, order++, task));
    }

    /** Lets time pass until {@code done}, or {@code limit} nanoseconds. @return whether it was done in time */
    public boolean run(long limit, BooleanSupplier done) {
        long end = now + limit;
        while (!done.getAsBoolean()) {
            Task next = tasks.peek();
            if (next == null || next.at > end) {
                now = end;
                break;
            }
            tasks.remove();
            now = next.at;
            next.work.run();
            check(++steps < MOST_STEPS, Ledger.PROGRESS, "busy without end");
            report();
        }
        report();
        return done.getAsBoolean();
    }

    /** Kept until here, because what is thrown inside a reactive chain becomes a mere failure of that chain. */
    private void report() {
        if (violation != null) {
            throw violation;
        }
    }

    /** Holds the world to a rule; the first breach ends the run. */
    public void check(boolean holds, String rule, String what, Object... about) {
        if (!holds && violation == null) {
            violation = new Violation(rule, what.formatted(about));
            note("VIOLATION %s", violation.getMessage());
        }
    }

    /** A line of the trace, if one is wanted. */
    public void note(String what, Object... about) {
        if (tracing) {
            trace.add("%9.3f s  %s".formatted(now / 1e9, what.formatted(about)));
        }
    }

    public List<String> trace() {
        return trace;
    }
}
