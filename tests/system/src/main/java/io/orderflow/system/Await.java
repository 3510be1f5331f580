package io.orderflow.system;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another process does, for a bounded time. */
public final class Await {
    private static final long FIRST_PAUSE = 20;
    private static final long LONGEST_PAUSE = 200;

    private Await() {}

    /**
     * Asks again and again until the value is as wanted.
     *
     * @param what completes the sentence "waited for …"
     * @return the first value that is as wanted
     * @throws NeverHappened after the limit, with the last value
     */
    public static <T> T until(String what, Duration limit, Supplier<T> question, Predicate<T> wanted) {
        long deadline = System.nanoTime() + limit.toNanos();
        long pause = FIRST_PAUSE;
        while (true) {
            T value = question.get();
            if (wanted.test(value)) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new NeverHappened("waited " + limit.toSeconds() + " s for " + what + ", last seen: " + value);
            }
            rest(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    private static void rest(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NeverHappened("interrupted while waiting");
        }
    }

    /** The time was up. */
    public static final class NeverHappened extends RuntimeException {
        NeverHappened(String message) {
            super(message);
        }
    }
}
