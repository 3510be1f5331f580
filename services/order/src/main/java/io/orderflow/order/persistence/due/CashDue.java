package io.orderflow.order.persistence.due;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders of which goods are with the buyer or astray and whose cash is not known to be collected, and when somebody is told so. */
@Singleton
public class CashDue {

    /** For an order that is locked in this transaction; what is planned to be sooner stays. */
    public Uni<Void> plan(Tx tx, UUID orderId, Instant due) {
        return tx.later("""
                insert into cash_due as known (order_id, due_at)
                values ($1, $2)
                on conflict (order_id) do update set due_at = least(known.due_at, excluded.due_at)""", orderId, due);
    }

    /** The longest due first. */
    public Uni<List<UUID>> due(Sql sql, Instant now, int limit) {
        return sql.list("""
                select order_id from cash_due
                where due_at <= $1
                order by due_at
                limit $2""", row -> row.getUUID("order_id"), now, limit);
    }

    /** Puts off what is due still, with its order locked. @return false when another run has done so before */
    public Uni<Boolean> putOff(Tx tx, UUID orderId, Instant now, Instant until) {
        return tx.update("update cash_due set due_at = $3 where order_id = $1 and due_at <= $2", orderId, now, until)
                .map(rows -> rows == 1);
    }

    public Uni<Void> drop(Tx tx, UUID orderId) {
        return tx.later("delete from cash_due where order_id = $1", orderId);
    }
}
