package io.orderflow.order.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which fulfillments were allowed to begin to pick. Written only while their order is locked. */
@Singleton
public class PickingPermits {

    private static final String HOLDS = "(select count(*) from order_hold where order_id = $1)";

    /** Since when, of one that was given after the last hold of its order was placed. */
    public Uni<Optional<Instant>> find(Sql sql, UUID orderId, UUID fulfillmentId) {
        return sql.first(
                "select allowed_at from picking_permit where order_id = $1 and fulfillment_id = $2 and holds = "
                        + HOLDS,
                row -> row.getOffsetDateTime("allowed_at").toInstant(),
                orderId,
                fulfillmentId);
    }

    /** Since when, whatever was placed after it. */
    public Uni<Optional<Instant>> last(Sql sql, UUID orderId, UUID fulfillmentId) {
        return sql.first(
                "select allowed_at from picking_permit where order_id = $1 and fulfillment_id = $2",
                row -> row.getOffsetDateTime("allowed_at").toInstant(),
                orderId,
                fulfillmentId);
    }

    /** Also in the place of one that was given before a hold. */
    public Uni<Void> give(Tx tx, UUID orderId, UUID fulfillmentId, Instant now) {
        return tx.later(
                "insert into picking_permit (order_id, fulfillment_id, holds, allowed_at) select $1, $2, " + HOLDS
                        + ", $3\n"
                        + """
                        on conflict (order_id, fulfillment_id) do update
                        set holds = excluded.holds, allowed_at = excluded.allowed_at""",
                orderId,
                fulfillmentId,
                now);
    }
}
