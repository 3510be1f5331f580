package io.orderflow.platform.test.eventually;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits until assertions hold, and fails with the last one that did not. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Eventually() {}

    /** Within twenty seconds. */
    public static void holds(ThrowingRunnable assertions) {
        holds(LONGEST, assertions);
    }

    /** Looks again and again until nothing is thrown. @param atMost generous, for a machine that is busy */
    public static void holds(Duration atMost, ThrowingRunnable assertions) {
        Awaitility.await()
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .untilAsserted(assertions);
    }

    /** Holds at every look for {@code during}: for what must not happen. */
    public static void stays(Duration during, ThrowingRunnable assertions) {
        Awaitility.await()
                .during(during)
                .atMost(during.plusSeconds(5))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertions);
    }
}
