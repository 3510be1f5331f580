package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** One row for each order that was ever reserved for or released here; its lock serialises what is done for the order. */
@Singleton
public class ReservingOrders {

    public Uni<Boolean> isKnown(Sql sql, String orderId) {
        return sql.first(
                        "select exists (select from reserving_order where order_id = $1)",
                        row -> row.getBoolean(0),
                        orderId)
                .map(known -> known.orElse(false));
    }

    /** Makes the row where there is none, and locks it. @return whether the order was released before */
    public Uni<Boolean> lock(Tx tx, String orderId, Instant now) {
        return tx.first("""
                        insert into reserving_order as known (order_id, claimed_at)
                        values ($1, $2)
                        on conflict (order_id) do update set claimed_at = known.claimed_at
                        returning released_at is not null""", row -> row.getBoolean(0), orderId, now).map(released -> released.orElse(false));
    }

    /** Marks the order released, known or not, and locks its row. The first mark stays. */
    public Uni<Integer> release(Tx tx, String orderId, String reason, Instant now) {
        return tx.update("""
                insert into reserving_order as known (order_id, claimed_at, released_at, release_reason)
                values ($1, $3, $3, $2)
                on conflict (order_id) do update
                set released_at = coalesce(known.released_at, excluded.released_at),
                    release_reason = coalesce(known.release_reason, excluded.release_reason)""", orderId, reason, now);
    }
}
