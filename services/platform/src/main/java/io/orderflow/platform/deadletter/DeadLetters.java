package io.orderflow.platform.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.cause.LogFields;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
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

    /** As the other, in a transaction of its own. */
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

    /** Keeps one, once per topic and event id, and alerts when it is new, or dead again after a replay. */
    public Uni<Void> keep(
            Sql sql,
            String topic,
            String eventId,
            @Nullable String aggregateId,
            Origin origin,
            String reason,
            String payload,
            int attempts) {
        String id = Evidence.id(eventId, payload);
        return insert(sql, topic, id, aggregateId, origin, reason, payload, attempts)
                .chain(isNew ->
                        isNew ? Uni.createFrom().item(true) : dieAgain(sql, topic, id, origin, reason, attempts))
                .invoke(tells -> {
                    if (tells) {
                        afterwards(sql, () -> alert(topic, eventId, reason, payload));
                    }
                })
                .replaceWithVoid();
    }

    /** @return whether it is a new one */
    private static Uni<Boolean> insert(
            Sql sql,
            String topic,
            String id,
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
                        id,
                        aggregateId == null ? null : Evidence.text(aggregateId),
                        code(origin),
                        Evidence.reason(reason),
                        Evidence.text(payload),
                        attempts)
                .map(rows -> rows == 1);
    }

    /** Locked before it is looked at, so that of several copies that die at one moment one finds it replayed. @return whether it was */
    private static Uni<Boolean> dieAgain(Sql sql, String topic, String id, Origin origin, String reason, int attempts) {
        return sql.first("""
                        with before as materialized (
                            select id, status from dead_letter where topic = $1 and event_id = $2 for update)
                        update dead_letter letter
                        set status = 'open', origin = $3, reason = $4, attempts = $5, at = clock_timestamp()
                        from before
                        where letter.id = before.id
                        returning before.status""", row -> row.getString(0), topic, id, code(origin), Evidence.reason(reason), attempts)
                .map(before -> !before.orElse("open").equals("open"));
    }

    private static String code(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private static void afterwards(Sql sql, Runnable alert) {
        if (sql instanceof Tx tx) {
            tx.afterCommit(alert);
        } else {
            alert.run();
        }
    }

    private void alert(String topic, String eventId, String reason, String payload) {
        metrics.counter("orderflow.deadletters", "topic", topic).increment();
        Runnable telling =
                () -> LOG.errorf("dead letter: %s %s: %s", topic, Evidence.reason(eventId), Evidence.reason(reason));
        Evidence.cause(eventId, payload).ifPresentOrElse(cause -> LogFields.during(cause, telling), telling);
    }

    /** Newest first, after the one given. */
    Uni<List<DeadLetter>> page(@Nullable UUID after, int limit) {
        var where = new Where().and("(at, id) < (select at, id from dead_letter where id = ?)", after);
        return database.list(
                "select * from dead_letter " + where.clause() + "order by at desc, id desc limit " + where.next(limit),
                DeadLetter::of,
                where.values());
    }

    /** One by its id, held against another replay for this transaction. */
    Uni<Optional<DeadLetter>> find(Sql tx, UUID id) {
        return tx.first("select * from dead_letter where id = $1 for update", DeadLetter::of, id);
    }

    /** Whether the inbox may have handled another copy of it and forgotten that by now; of those that it gave up itself it has not. */
    Uni<Boolean> mayBeHandledUnseen(Sql tx, DeadLetter letter, Duration kept) {
        return letter.origin().equals(code(Origin.BROKER))
                ? tx.first(
                                "select $1::timestamptz < now() - $2 * interval '1 second'",
                                row -> row.getBoolean(0),
                                letter.at(),
                                kept.toSeconds())
                        .map(Optional::orElseThrow)
                : Uni.createFrom().item(false);
    }

    /** Marks one as dealt with, unless it has died again since it was read; answers how it stands. */
    Uni<DeadLetter> replayed(DeadLetter letter) {
        return database.first("""
                        update dead_letter set status = case when at = $2 then 'replayed' else status end
                        where id = $1
                        returning *""", DeadLetter::of, letter.id(), letter.at()).map(found -> found.orElse(letter));
    }
}
