package io.orderflow.platform.backoff;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Exponential waits with jitter: 200 ms doubling up to one minute, each drawn from its upper half (domain.md §5). */
public final class Backoff {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 60_000;

    private Backoff() {}

    /** @param attempts failures so far, 1 or more */
    public static Duration after(int attempts) {
        return after(attempts, Duration.ofMillis(FIRST_MILLIS), Duration.ofMillis(LONGEST_MILLIS));
    }

    /** @param random where the jitter comes from */
    public static Duration after(int attempts, RandomGenerator random) {
        return after(attempts, Duration.ofMillis(FIRST_MILLIS), Duration.ofMillis(LONGEST_MILLIS), random);
    }

    /**
     * Doubles from {@code first} to {
     * @code longest}, less up to half of it by chance. @param attempts failures so far, 1 or more
     */
    public static Duration after(int attempts, Duration first, Duration longest) {
        return after(attempts, first, longest, ThreadLocalRandom.current());
    }

    /** As {@link #after(int, Duration, Duration)}. @param random where the jitter comes from */
    public static Duration after(int attempts, Duration first, Duration longest, RandomGenerator random) {
        long ceiling = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts - 1, 20));
        return Duration.ofMillis(random.nextLong(ceiling / 2, ceiling + 1));
    }
}
