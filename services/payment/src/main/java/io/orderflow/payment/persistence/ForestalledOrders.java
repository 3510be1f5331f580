package io.orderflow.payment.persistence;

import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Orders whose payment must not come to be. */
@Singleton
public class ForestalledOrders {

    public Uni<Integer> add(Sql tx, String orderId, String reason, Instant now) {
        return tx.update("""
                insert into forestalled_order (order_id, reason, at)
                values ($1, $2, $3)
                on conflict (order_id) do nothing""", orderId, reason, now);
    }

    public Uni<Boolean> has(Sql sql, String orderId) {
        return sql.first("select 1 from forestalled_order where order_id = $1", row -> true, orderId)
                .map(found -> found.orElse(false));
    }
}
