package io.orderflow.platform.outbox;

import io.orderflow.platform.backoff.Backoff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What one round achieved so far. */
final class Round {

    final List<PendingEvent> published = new ArrayList<>();
    final List<FailedEvent> failed = new ArrayList<>();

    private final Set<String> moved = new HashSet<>();
    private final Set<String> blocked = new HashSet<>();
    private final RandomGenerator random;

    Round(RandomGenerator random) {
        this.random = random;
    }

    /** Whether an earlier event of the same aggregate was refused in this round. */
    boolean blocks(PendingEvent event) {
        return blocked.contains(event.aggregateId());
    }

    /** The answers for several topics may come at the same moment. */
    synchronized void note(List<PendingEvent> sent, Map<String, String> refused) {
        for (PendingEvent event : sent) {
            String reason = refused.get(event.eventId());
            if (reason == null) {
                published.add(event);
                moved.add(event.aggregateId());
            } else {
                int attempts = failuresBefore(event) + 1;
                failed.add(new FailedEvent(event, attempts, Backoff.after(attempts, random), reason));
                blocked.add(event.aggregateId());
            }
        }
    }

    /** What held an aggregate up is over when its event has gone out: the next one's failures are counted from the beginning. */
    private int failuresBefore(PendingEvent event) {
        return moved.contains(event.aggregateId()) ? 0 : event.attempts();
    }
}
