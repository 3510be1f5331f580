package io.orderflow.order.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** When shipped orders of which nothing is heard are over, and those that have shipped in part are looked at. */
@Singleton
public class Completions {

    /** For an order that is locked in this transaction; a later move has the last word. */
    public Uni<Void> plan(Tx tx, UUID orderId, Instant due) {
        return tx.later("""
                insert into completion_due (order_id, due_at)
                values ($1, $2)
                on conflict (order_id) do update set due_at = excluded.due_at""", orderId, due);
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
    public Uni<Boolean> isDue(Tx tx, UUID orderId, Instant now) {
        return tx.first(
                        "select due_at <= $2 from completion_due where order_id = $1",
                        row -> row.getBoolean(0),
                        orderId,
                        now)
                .map(due -> due.orElse(false));
    }

    public Uni<Void> drop(Tx tx, UUID orderId) {
        return tx.later("delete from completion_due where order_id = $1", orderId);
    }
}
