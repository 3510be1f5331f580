package io.orderflow.local.process;

import java.time.Duration;

/** How long to wait before a restart: next to nothing first, then doubling from one second to a limit. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration STEADY = Duration.ofSeconds(60);

    private int failures;

    /**
     * The wait before the next start.
     *
     * @param lived how long the process was ready; a minute or more makes up for earlier failures
     */
    public Duration next(Duration lived) {
        if (lived.compareTo(STEADY) >= 0) {
            failures = 0;
        }
        int power = Math.min(failures, 5);
        failures++;
        if (power == 0) {
            return FIRST;
        }
        Duration wait = Duration.ofSeconds(1L << (power - 1));
        return wait.compareTo(LIMIT) < 0 ? wait : LIMIT;
    }
}
