package io.orderflow.platform.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what nobody could handle: never logged away, never lost (T5.2, domain.md §2). */
@Singleton
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** How it became one. */
    public enum Origin {
        /** It cannot be read, or nobody here knows its topic. */
        POISON,
        /** Its handler failed up to the limit. */
        EXHAUSTED,
        /** The sidecar gave up on it. */
        BROKER
    }

    private final Database database;
    private final MeterRegistry metrics;

    DeadLetters(Database database, MeterRegistry metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    public Uni<Void> keep(
            String topic,
            String eventId,
            @Nullable String aggregateId,
            Origin origin,
            String reason,
            String payload,
            int attempts) {
        return keep(database, topic, eventId, aggregateId, origin, reason, payload, attempts);
    }

    /** Keeps one, once per topic and event id, and alerts when it is new. */
    public Uni<Void> keep(
            Sql sql,
            String topic,
            String eventId,
            @Nullable String aggregateId,
            Origin origin,
            String reason,
            String payload,
            int attempts) {
        return sql.update(
                        """
                        insert into dead_letter (id, topic, event_id, aggregate_id, origin, reason, payload, attempts)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict (topic, event_id) do nothing""",
                        Ids.next(),
                        topic,
                        eventId,
                        aggregateId,
                        origin.name().toLowerCase(Locale.ROOT),
                        reason,
                        // PostgreSQL's text cannot hold it, and a hostile payload must not make evidence impossible.
                        payload.replace("\u0000", "\\u0000"),
                        attempts)
                .invoke(rows -> alert(rows, topic, eventId, reason))
                .replaceWithVoid();
    }

    private void alert(int rows, String topic, String eventId, String reason) {
        if (rows == 1) {
            metrics.counter("orderflow.deadletters", "topic", topic).increment();
            LOG.errorf("dead letter: %s %s: %s", topic, eventId, reason);
        }
    }

    /** Newest first, after the one given. */
    Uni<List<DeadLetter>> page(@Nullable UUID after, int limit) {
        return database.list("""
                select * from dead_letter
                where $1::uuid is null or (at, id) < (select at, id from dead_letter where id = $1)
                order by at desc, id desc
                limit $2""", DeadLetter::of, after, limit);
    }

    /** Marks one as replayed, in the transaction that opens its inbox row; empty when there is none. */
    Uni<Optional<DeadLetter>> take(Sql tx, UUID id) {
        return tx.first("update dead_letter set status = 'replayed' where id = $1 returning *", DeadLetter::of, id);
    }
}
