package io.orderflow.platform.job;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Work by the clock. One run at a time over all replicas, by a fenced lease; a run is still written so that a repeat harms nothing,
 * because a process may sleep through its lease and wake in the middle of another one's run.
 */
public interface Job {

    /** Kebab-case, as in {@code requirements.md} §7. */
    String name();

    /** Period on the platform clock. */
    Duration every();

    /** The longest that a run may take, real time; it is cut off and counts as failed then. */
    default Duration atMost() {
        return Duration.ofMinutes(15);
    }

    /** One run in bounded batches. @return what it did, one short line for the run history */
    Uni<String> run();
}
