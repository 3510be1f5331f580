package io.orderflow.platform.retention;

import io.orderflow.platform.retention.History.Key;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The partitioned tables of the machinery and what has to outlive what. */
@Singleton
class Histories {

    private static final String NONE = "false";

    final List<History> all;

    Histories(RetentionConfig keep) {
        atLeast(
                "inbox",
                keep.inbox(),
                "outbox and broker together",
                keep.outbox().plus(keep.broker()));
        atLeast("outbox", keep.outbox(), "broker", keep.broker());
        atLeast("operations", keep.operations(), "idempotency-keys", keep.idempotencyKeys());
        atLeast("sagas", keep.sagas(), "idempotency-keys", keep.idempotencyKeys());
        this.all = List.of(
                new History("outbox_sent", "sent_at", Key.TIME, History.DAY, keep.outbox(), NONE, "sent_at"),
                new History(
                        "inbox",
                        "event_id",
                        Key.UUID7,
                        History.WEEK,
                        keep.inbox(),
                        // An event may come long after it was made, and again after that.
                        "state = 'parked' or received_at > now() - interval '%d seconds'"
                                .formatted(keep.inbox().toSeconds()),
                        "received_at"),
                new History("job_run", "id", Key.UUID7, History.WEEK, keep.jobRuns(), NONE, "started_at"));
    }

    private static void atLeast(String longer, Duration value, String shorter, Duration than) {
        if (value.compareTo(than) < 0) {
            throw new IllegalArgumentException("orderflow.retention: %s (%s) must not be shorter than %s (%s)"
                    .formatted(longer, value, shorter, than));
        }
    }
}
