package io.orderflow.order.persistence;

import io.orderflow.order.domain.Hold;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every hold that an order ever had. Written only while its order is locked; the open ones are read with the order. */
@Singleton
public class Holds {

    public Uni<Void> insert(Tx tx, UUID orderId, Hold hold) {
        return insert(tx, orderId, hold, null);
    }

    /** @param origin what it stands for elsewhere; an order has one hold of an origin, ever */
    public Uni<Void> insert(Tx tx, UUID orderId, Hold hold, @Nullable String origin) {
        return tx.later(
                """
                insert into order_hold (id, order_id, kind, reason, placed_by, placed_at, origin)
                values ($1, $2, $3, $4, $5, $6, $7)""", hold.id(), orderId, hold.kind().code(), hold.reason(), hold.placedBy(), hold.placedAt(), origin);
    }

    /** The one hold of an origin, open or released. */
    public Uni<Optional<UUID>> ofOrigin(Sql sql, UUID orderId, String origin) {
        return sql.first(
                "select id from order_hold where order_id = $1 and origin = $2",
                row -> row.getUUID("id"),
                orderId,
                origin);
    }

    public Uni<Void> release(Tx tx, UUID holdId, Instant now) {
        return tx.laterFound("""
                update order_hold
                set released_by = $2, released_at = $3
                where id = $1 and released_at is null""", holdId, tx.cause().actor(), now);
    }

    /** Whether an order ever had this hold, open or released. */
    public Uni<Boolean> belongs(Sql sql, UUID holdId, UUID orderId) {
        return truth(sql, "select exists (select from order_hold where id = $1 and order_id = $2)", holdId, orderId);
    }

    /** Whether anything keeps an order from being picked; false for one that nobody knows. One look into {@code order_hold_open}. */
    public Uni<Boolean> anyOpen(Sql sql, UUID orderId) {
        return truth(
                sql, "select exists (select from order_hold where order_id = $1 and released_at is null)", orderId);
    }

    private static Uni<Boolean> truth(Sql sql, String question, Object... values) {
        return sql.first(question, row -> row.getBoolean(0), values).map(answer -> answer.orElse(false));
    }
}
