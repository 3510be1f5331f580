package io.orderflow.platform.inbox;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.schemas.Envelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

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
                        on conflict (topic, event_id) do nothing""", topic, event.eventId().toString(), event.aggregateId(), event.aggregateVersion())
                .map(rows -> rows == 1);
    }

    /** Claims a parked event for this transaction, by row lock. False: it is no longer parked. */
    Uni<Boolean> reclaim(Sql tx, Received parked) {
        return tx.update("""
                        update inbox set state = 'done', payload = null, reason = null, next_attempt_at = null
                        where topic = $1 and event_id = $2 and state = 'parked'""", parked.topic(), parked.eventId()).map(rows -> rows == 1);
    }

    Uni<Integer> ignored(Sql tx, Received event, String reason) {
        return tx.update(
                "update inbox set state = 'ignored', reason = $3 where topic = $1 and event_id = $2",
                event.topic(),
                event.eventId(),
                reason);
    }

    /** Keeps an event whose effect was rolled back. One that is parked already only counts the failure. */
    Uni<Void> park(Received event, Envelope envelope, String reason, Duration wait) {
        return database.update(
                        """
                        insert into inbox (topic, event_id, aggregate_id, aggregate_version, state, reason, attempts, next_attempt_at, payload)
                        values ($1, $2, $3, $4, 'parked', $5, $6, now() + $7 * interval '1 millisecond', $8)
                        on conflict (topic, event_id) do update
                        set reason = excluded.reason, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at
                        where inbox.state = 'parked'""",
                        event.topic(),
                        event.eventId(),
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
                where topic = $1 and event_id = $2 and state = 'parked'""", event.topic(), event.eventId(), reason);
    }

    /** Opens a dead event for one more delivery. */
    Uni<Integer> revive(Sql tx, String topic, String eventId) {
        return tx.update("delete from inbox where topic = $1 and event_id = $2 and state = 'dead'", topic, eventId);
    }

    /** Claims due parked events by moving their time, so that those of a process that dies come back by themselves. */
    Uni<List<Received>> claimDue(int limit) {
        return database.list("""
                update inbox set next_attempt_at = now() + interval '15 seconds'
                where (topic, event_id) in (
                    select topic, event_id from inbox
                    where state = 'parked' and next_attempt_at <= now()
                    order by next_attempt_at
                    limit $1
                    for update skip locked)
                returning topic, event_id, payload, attempts""", Received::of, limit);
    }

    /** Makes what waits for an aggregate due now. */
    Uni<Integer> hurry(Sql tx, String aggregateId) {
        return tx.update(
                "update inbox set next_attempt_at = now() where aggregate_id = $1 and state = 'parked'", aggregateId);
    }
}
