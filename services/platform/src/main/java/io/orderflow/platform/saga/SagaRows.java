package io.orderflow.platform.saga;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.saga.SagaFlight.ClientKey;
import io.orderflow.platform.web.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The statements of the saga machine. Every move of a run is guarded by its epoch and by the state it leaves: false or empty means that
 * somebody else has taken the saga over.
 */
@Singleton
class SagaRows {

    private final Database database;

    SagaRows(Database database) {
        this.database = database;
    }

    /** A saga that another process has left, or that is due again; its epoch and runs are those of the take-over. */
    record Taken(
            String kind,
            UUID id,
            String point,
            String data,
            long epoch,
            int runs,
            Cause cause,
            Optional<ClientKey> client) {

        static Taken of(Row row) {
            return new Taken(
                    row.getString("kind"),
                    row.getUUID("id"),
                    row.getString("point"),
                    row.getString("data"),
                    row.getLong("epoch"),
                    row.getInteger("runs"),
                    new Cause(
                            row.getString("correlation_id"),
                            row.getString("causation_id"),
                            row.getString("actor"),
                            row.getString("traceparent")),
                    ClientKey.of(row.getString("idempotency_scope"), row.getString("idempotency_key")));
        }

        <S> SagaFlight<S> flight(SagaKind<S> known) {
            S state = known.plan().interrupted() == SagaPlan.Interrupted.RESUME
                    ? known.saga().recall(data)
                    : nothing();
            // The first run was another's, whatever a person has set their number to.
            return new SagaFlight<>(known, id, epoch, Math.max(2, runs), cause, client, state);
        }

        /** A saga that is only undone from here on has no use for what its steps have learned. */
        @SuppressWarnings({"unchecked", "NullAway"})
        private static <S> S nothing() {
            return (S) null;
        }
    }

    /** Claims the key and writes the first recovery point, in one statement. False: the key is taken. */
    Uni<Boolean> open(SagaFlight<?> flight, IdempotencyKey key) {
        var cause = flight.cause();
        return database.update(
                        """
                        with claimed as (
                            insert into idempotency_key (scope, key, request_hash) values ($1, $2, $3)
                            on conflict (scope, key) do nothing
                            returning scope, key)
                        insert into saga (kind, id, point, data, lease_until, idempotency_scope, idempotency_key,
                            correlation_id, causation_id, actor, traceparent)
                        select $4::text, $5::uuid, $6::text, $7::text, now() + $8::bigint * interval '1 millisecond', scope, key,
                            $9::text, $10::text, $11::text, $12::text
                        from claimed""",
                        key.scope(),
                        key.key(),
                        key.requestHash(),
                        flight.name(),
                        flight.id(),
                        flight.plan().opening(),
                        flight.data(),
                        flight.kind().saga().lease().toMillis(),
                        cause.correlationId(),
                        cause.causationId(),
                        cause.actor(),
                        cause.traceparent())
                .map(rows -> rows == 1);
    }

    /** Writes the first recovery point of a saga that no client waits for, with the change that makes it necessary. */
    Uni<Void> open(Tx tx, SagaFlight<?> flight) {
        var cause = flight.cause();
        return tx.later(
                """
                insert into saga (kind, id, point, data, lease_until, correlation_id, causation_id, actor, traceparent)
                values ($1, $2, $3, $4, now() + $5::bigint * interval '1 millisecond', $6, $7, $8, $9)""",
                flight.name(),
                flight.id(),
                flight.plan().opening(),
                flight.data(),
                flight.kind().saga().lease().toMillis(),
                cause.correlationId(),
                cause.causationId(),
                cause.actor(),
                cause.traceparent());
    }

    Uni<Boolean> point(SagaFlight<?> flight, String step) {
        return database.update("""
                        update saga set point = $4, data = $5
                        where kind = $1 and id = $2 and epoch = $3 and state = 'running'""", flight.name(), flight.id(), flight.epoch(), step, flight.data())
                .map(rows -> rows == 1);
    }

    /** Ends a saga with its effect. @return what was noted meanwhile, maybe "" */
    Uni<Optional<String>> done(Tx tx, SagaFlight<?> flight) {
        return tx.first("""
                update saga set state = 'done'
                where kind = $1 and id = $2 and epoch = $3 and state = 'running'
                returning coalesce(note, '')""", row -> row.getString(0), flight.name(), flight.id(), flight.epoch());
    }

    /** @param state undoing or undone @param step that is undone first, empty when there is none */
    Uni<Boolean> giveUp(Tx tx, SagaFlight<?> flight, String state, Optional<String> step, String reason) {
        return tx.update("""
                        update saga set state = $4, point = coalesce($5::text, point), reason = $6
                        where kind = $1 and id = $2 and epoch = $3 and state = 'running'""", flight.name(), flight.id(), flight.epoch(), state, step.orElse(null), reason)
                .map(rows -> rows == 1);
    }

    /** Lets the next run begin after a while. */
    Uni<Boolean> retry(SagaFlight<?> flight, String reason, Duration wait) {
        return database.update("""
                        update saga set lease_until = now() + $4 * interval '1 millisecond', reason = $5
                        where kind = $1 and id = $2 and epoch = $3 and state = 'running'""", flight.name(), flight.id(), flight.epoch(), wait.toMillis(), reason)
                .map(rows -> rows == 1);
    }

    Uni<Boolean> park(SagaFlight<?> flight, String reason) {
        return database.update("""
                        update saga set state = 'parked', reason = $4
                        where kind = $1 and id = $2 and epoch = $3 and state = 'running'""", flight.name(), flight.id(), flight.epoch(), reason)
                .map(rows -> rows == 1);
    }

    /**
     * Takes over sagas whose run has used up its lease, for another lease, so that they come back when this process dies too. Other kinds
     * are left to the processes that know them.
     */
    Uni<List<Taken>> take(int limit, Map<String, Duration> leases) {
        var known = List.copyOf(leases.entrySet());
        var kinds = known.stream().map(Map.Entry::getKey).toArray(String[]::new);
        var millis = known.stream().map(lease -> lease.getValue().toMillis()).toArray(Long[]::new);
        return database.list("""
                update saga
                set epoch = epoch + 1, runs = runs + 1, lease_until = now() + known.lease * interval '1 millisecond'
                from unnest($2::text[], $3::bigint[]) as known (kind, lease)
                where saga.kind = known.kind
                  and (saga.kind, saga.id) in (
                    select kind, id from saga
                    where state = 'running' and lease_until < now() and kind = any($2)
                    order by lease_until
                    limit $1
                    for update skip locked)
                returning saga.*""", Taken::of, limit, kinds, millis);
    }

    /** After one undo: moves on to the next, or ends. Also where it was parked and a person has helped. @return why it is undone */
    Uni<Optional<String>> undone(Tx tx, SagaKeys.Undoing undone, String state, Optional<String> next) {
        return tx.first(
                """
                update saga set state = $4, point = coalesce($5::text, point)
                where kind = $1 and id = $2 and point = $3 and state in ('undoing', 'parked')
                returning reason""", row -> row.getString(0), undone.kind(), undone.id(), undone.step(), state, next.orElse(null));
    }

    Uni<Boolean> parkUndoing(Tx tx, SagaKeys.Undoing stuck) {
        return tx.update("""
                        update saga set state = 'parked'
                        where kind = $1 and id = $2 and point = $3 and state = 'undoing'""", stuck.kind(), stuck.id(), stuck.step()).map(rows -> rows == 1);
    }

    Uni<Optional<String>> note(Sql sql, String kind, UUID id, String note) {
        return sql.first("""
                update saga set note = case when state = 'running' then $3 else note end
                where kind = $1 and id = $2
                returning state""", row -> row.getString(0), kind, id, note);
    }
}
