package io.orderflow.order.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries to place an order. Every move is guarded by the state it leaves, so a process whose lease ran out finds that it lost.
 * The lease is longer than all deadlines of a checkout together.
 */
@Singleton
public class Checkouts {

    private static final String LEASE = "interval '20 seconds'";

    /** An interrupted try. */
    public record Interrupted(UUID orderId, String scope, String key) {

        static Interrupted of(Row row) {
            return new Interrupted(
                    row.getUUID("order_id"), row.getString("idempotency_scope"), row.getString("idempotency_key"));
        }
    }

    public Uni<Void> open(Tx tx, UUID orderId, IdempotencyKey key) {
        return tx.update(
                        "insert into checkout (order_id, idempotency_scope, idempotency_key, state, lease_until, correlation_id, actor)"
                                + " values ($1, $2, $3, 'authorizing', now() + " + LEASE + ", $4, $5)",
                        orderId,
                        key.scope(),
                        key.key(),
                        tx.cause().correlationId(),
                        tx.cause().actor())
                .replaceWithVoid();
    }

    /** Takes the next recovery point. False: somebody else has begun to undo this try. */
    public Uni<Boolean> reserving(Sql sql, UUID orderId) {
        return sql.update(
                        "update checkout set state = 'reserving' where order_id = $1 and state = 'authorizing'",
                        orderId)
                .map(rows -> rows == 1);
    }

    /** Ends a try with its order. Empty: somebody else has begun to undo it. Else what an early event said of the payment, maybe "". */
    public Uni<Optional<String>> done(Tx tx, UUID orderId) {
        return tx.first(
                "update checkout set state = 'done' where order_id = $1 and state = 'reserving' returning coalesce(news, '')",
                row -> row.getString(0),
                orderId);
    }

    /** Begins to undo a try. False: it has ended, or somebody else does already. */
    public Uni<Boolean> undoing(Tx tx, UUID orderId, String reason) {
        return tx.update("""
                        update checkout set state = 'undoing', reason = $2
                        where order_id = $1 and state in ('authorizing', 'reserving')""", orderId, reason).map(rows -> rows == 1);
    }

    /** Ends a try that left nothing to undo. */
    public Uni<Boolean> refused(Tx tx, UUID orderId, String reason) {
        return tx.update(
                        "update checkout set state = 'undone', reason = $2 where order_id = $1 and state = 'authorizing'",
                        orderId,
                        reason)
                .map(rows -> rows == 1);
    }

    public Uni<Integer> undone(Tx tx, UUID orderId) {
        return tx.update("update checkout set state = 'undone' where order_id = $1 and state = 'undoing'", orderId);
    }

    /** Takes over tries whose process is gone. */
    public Uni<List<Interrupted>> takeInterrupted(Tx tx, int limit) {
        return tx.list("""
                update checkout set state = 'undoing', reason = 'interrupted'
                where order_id in (
                    select order_id from checkout
                    where state in ('authorizing', 'reserving') and lease_until < now()
                    limit $1
                    for update skip locked)
                returning order_id, idempotency_scope, idempotency_key""", Interrupted::of, limit);
    }

    /** Keeps what an event says of a payment whose order is not there yet. @return the try's state after that, empty for no such try */
    public Uni<Optional<String>> note(Tx tx, UUID orderId, @Nullable String news) {
        return tx.first("""
                update checkout set news = case when state in ('authorizing', 'reserving') then $2 else news end
                where order_id = $1
                returning state""", row -> row.getString(0), orderId, news);
    }
}
