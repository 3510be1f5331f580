package io.orderflow.platform.inbox;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.schemas.Envelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The statements of the inbox. */
@Singleton
class InboxRows {

    private final Database database;

    InboxRows(Database database) {
        this.database = database;
    }

    /** Claims an event for this transaction. False: another delivery of it was first, and has committed or is parked. */
    Uni<Boolean> claim(Sql tx, String topic, Envelope event) {
        return tx.update("""
                        insert into inbox (topic, event_id, aggregate_id, aggregate_version, state)
                        values ($1, $2, $3, $4, 'done')
                        on conflict (event_id, topic) do nothing""", topic, event.eventId(), event.aggregateId(), event.aggregateVersion())
                .map(rows -> rows == 1);
    }

    /**
     * As {@link #claim}, for many at once: one statement, in the order given, so that two that overlap wait for each other and never
     * each on the other.
     * @return ids of those that are this transaction's
     */
    Uni<Set<UUID>> claimAll(Sql tx, String topic, List<Envelope> events) {
        return tx.list(
                        """
                        insert into inbox (topic, event_id, aggregate_id, aggregate_version, state)
                        select $1, event_id, aggregate_id, aggregate_version, 'done'
                        from unnest($2::uuid[], $3::text[], $4::bigint[]) as event (event_id, aggregate_id, aggregate_version)
                        on conflict (event_id, topic) do nothing
                        returning event_id""",
                        row -> row.getUUID(0),
                        topic,
                        events.stream().map(Envelope::eventId).toArray(UUID[]::new),
                        events.stream().map(Envelope::aggregateId).toArray(String[]::new),
                        events.stream().map(Envelope::aggregateVersion).toArray(Long[]::new))
                .map(Set::copyOf);
    }

    /** Records events that concern nothing here; those that are known stay as they are. */
    Uni<Void> ignoreAll(Sql sql, String topic, List<? extends Readable<?>> irrelevant) {
        var events = irrelevant.stream().map(each -> each.event().envelope()).toList();
        return sql.update(
                        """
                        insert into inbox (topic, event_id, aggregate_id, aggregate_version, state, reason)
                        select $1, event_id, aggregate_id, aggregate_version, 'ignored', reason
                        from unnest($2::uuid[], $3::text[], $4::bigint[], $5::text[])
                            as event (event_id, aggregate_id, aggregate_version, reason)
                        on conflict (event_id, topic) do nothing""",
                        topic,
                        events.stream().map(Envelope::eventId).toArray(UUID[]::new),
                        events.stream().map(Envelope::aggregateId).toArray(String[]::new),
                        events.stream().map(Envelope::aggregateVersion).toArray(Long[]::new),
                        irrelevant.stream()
                                .map(each -> each.irrelevant().orElseThrow())
                                .toArray(String[]::new))
                .replaceWithVoid();
    }

    /** Claims a parked event for this transaction, by row lock. False: it is no longer parked. */
    Uni<Boolean> reclaim(Sql tx, Received parked) {
        return tx.update("""
                        update inbox set state = 'done', payload = null, reason = null, next_attempt_at = null
                        where topic = $1 and event_id = $2 and state = 'parked'""", parked.topic(), parked.id()).map(rows -> rows == 1);
    }

    Uni<Void> ignored(Tx tx, Received event, String reason) {
        return tx.later(
                "update inbox set state = 'ignored', reason = $3 where topic = $1 and event_id = $2",
                event.topic(),
                event.id(),
                reason);
    }

    /** Keeps an event whose effect was rolled back. One that is parked already only counts the failure. */
    Uni<Void> park(Sql sql, Received event, Envelope envelope, String reason, Duration wait) {
        return sql.update(
                        """
                        insert into inbox (topic, event_id, aggregate_id, aggregate_version, state, reason, attempts, next_attempt_at, payload)
                        values ($1, $2, $3, $4, 'parked', $5, $6, now() + $7 * interval '1 millisecond', $8)
                        on conflict (event_id, topic) do update
                        set reason = excluded.reason, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at
                        where inbox.state = 'parked'""",
                        event.topic(),
                        event.id(),
                        envelope.aggregateId(),
                        envelope.aggregateVersion(),
                        reason,
                        event.attempts() + 1,
                        wait.toMillis(),
                        event.payload())
                .replaceWithVoid();
    }

    Uni<Integer> dead(Sql tx, Received event, String reason) {
        return tx.update("""
                update inbox set state = 'dead', payload = null, reason = $3, next_attempt_at = null
                where topic = $1 and event_id = $2 and state = 'parked'""", event.topic(), event.id(), reason);
    }

    /** Opens a dead event for one more delivery. */
    Uni<Integer> revive(Sql tx, String topic, UUID eventId) {
        return tx.update("delete from inbox where topic = $1 and event_id = $2 and state = 'dead'", topic, eventId);
    }

    /**
     * Claims due parked events by moving their time, so that those of a process that dies come back by themselves. Looks first, which is
     * all there is to do nearly always; who loses a row in between finds its time moved.
     */
    Uni<List<Received>> claimDue(int limit) {
        return database.list("""
                        select event_id from inbox
                        where state = 'parked' and next_attempt_at <= now()
                        order by next_attempt_at
                        limit $1""", row -> row.getUUID(0), limit)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : database.list("""
                                update inbox set next_attempt_at = now() + interval '15 seconds'
                                where event_id = any($1) and state = 'parked' and next_attempt_at <= now()
                                returning topic, event_id, payload, attempts""", Received::of, (Object) due.toArray(UUID[]::new)));
    }

    /** Makes what waits for an aggregate due now. */
    Uni<Void> hurry(Tx tx, String aggregateId) {
        return tx.later(
                "update inbox set next_attempt_at = now() where aggregate_id = $1 and state = 'parked'", aggregateId);
    }
}
