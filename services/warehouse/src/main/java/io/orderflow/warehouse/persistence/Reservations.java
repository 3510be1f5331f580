package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReservationStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reservations as they stand. How they begin is in {@link NewReservations}; the counters that mirror them are in {@link Stock}. */
@Singleton
public class Reservations {

    /** Everything that was ever reserved for the order and not reserved anew since, locked, in the order of ids. */
    public Uni<List<Reservation>> lockOfOrder(Tx tx, String orderId) {
        return tx.list("""
                select *
                from reservation
                where order_id = $1 and not replaced
                order by id
                for no key update""", Reservations::map, orderId);
    }

    /** Locks active ones whose end has come. Those that somebody else has locked are left to him. */
    public Uni<List<Reservation>> lockDue(Tx tx, Instant now, int limit) {
        return tx.list("""
                select *
                from reservation
                where status = 'active' and expires_at <= $1
                order by expires_at
                limit $2
                for no key update skip locked""", Reservations::map, now, limit);
    }

    /**
     * Moves reservations that this transaction has locked and writes their history.
     * @param ids of reservations that move to {@code target} by the transition table; one that does not is a bug and fails
     */
    public Uni<Void> move(Tx tx, List<UUID> ids, ReservationStatus target, Instant now) {
        return tx.update(
                        """
                        with moved as (
                            update reservation set status = $2
                            where id = any($1) and status = any($3)
                            returning id
                        )
                        insert into reservation_event (reservation_id, status, actor, correlation_id, at)
                        select id, $2, $4, $5, $6 from moved""",
                        ids.toArray(UUID[]::new),
                        target.code(),
                        ReservationStatus.movingTo(target).stream()
                                .map(ReservationStatus::code)
                                .toArray(String[]::new),
                        tx.cause().actor(),
                        tx.cause().correlationId(),
                        now)
                .invoke(rows -> {
                    if (rows != ids.size()) {
                        throw new IllegalStateException(
                                rows + " of " + ids.size() + " locked reservations moved to " + target.code());
                    }
                })
                .replaceWithVoid();
    }

    /** Takes ended reservations out of the order's account, and lets active ones last at least until {@code end}. */
    public Uni<Integer> renew(Tx tx, String orderId, Instant end) {
        return tx.update("""
                update reservation
                set replaced = status in ('released', 'expired'),
                    expires_at = greatest(expires_at, $2)
                where order_id = $1
                  and not replaced
                  and status in ('active', 'released', 'expired')""", orderId, end);
    }

    /** Newest first. */
    public Uni<List<Reservation>> page(Sql sql, String orderId, @Nullable UUID after, int limit) {
        var where = new Where().and("order_id = ?", orderId).and("id < ?", after);
        return sql.list(
                "select * from reservation " + where.clause() + "order by id desc limit " + where.next(limit),
                Reservations::map,
                where.values());
    }

    private static Reservation map(Row row) {
        return new Reservation(
                row.getUUID("id"),
                row.getString("order_id"),
                row.getString("order_item_id"),
                row.getString("sku"),
                row.getUUID("warehouse_id"),
                row.getLong("quantity"),
                ReservationStatus.of(row.getString("status")),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
