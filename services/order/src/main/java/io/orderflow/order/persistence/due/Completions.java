package io.orderflow.order.persistence.due;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** When shipped orders of which nothing is heard are over, accepted ones whose money was not here, and those of which a part has not shipped. */
@Singleton
public class Completions {

    /** One that is due. @param accepted whether somebody said that it is over, and not only time */
    public record Due(boolean accepted) {}

    /** For an order that is locked in this transaction; a later move has the last word, but puts off nothing that was accepted. */
    public Uni<Void> plan(Tx tx, UUID orderId, Instant due) {
        return tx.later("""
                insert into completion_due as known (order_id, due_at)
                values ($1, $2)
                on conflict (order_id) do update
                set due_at = case when known.accepted_at is null then excluded.due_at else known.due_at end""", orderId, due);
    }

    /** Due from now on, until its money is here; for an order that is locked in this transaction. */
    public Uni<Void> accept(Tx tx, UUID orderId, Instant now) {
        return tx.later("""
                insert into completion_due (order_id, due_at, accepted_at)
                values ($1, $2, $2)
                on conflict (order_id) do update set due_at = excluded.due_at, accepted_at = excluded.accepted_at""", orderId, now);
    }

    /** Has one that is due come back later, accepted or not. */
    public Uni<Void> putOff(Tx tx, UUID orderId, Instant until) {
        return tx.later("update completion_due set due_at = $2 where order_id = $1", orderId, until);
    }

    /** The longest due first. */
    public Uni<List<UUID>> due(Sql sql, Instant now, int limit) {
        return sql.list("""
                select order_id from completion_due
                where due_at <= $1
                order by due_at
                limit $2""", row -> row.getUUID("order_id"), now, limit);
    }

    /** Whether it still is; asked with its order locked, because another run may have been faster. */
    public Uni<Optional<Due>> due(Tx tx, UUID orderId, Instant now) {
        return tx.first(
                "select accepted_at is not null from completion_due where order_id = $1 and due_at <= $2",
                row -> new Due(row.getBoolean(0)),
                orderId,
                now);
    }

    /** Time does not end it any more; what was accepted stays so. */
    public Uni<Void> dropUnaccepted(Tx tx, UUID orderId) {
        return tx.later("delete from completion_due where order_id = $1 and accepted_at is null", orderId);
    }

    public Uni<Void> drop(Tx tx, UUID orderId) {
        return tx.later("delete from completion_due where order_id = $1", orderId);
    }
}
