package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.db.Where;
import io.orderflow.platform.ids.Ids;
import io.orderflow.warehouse.domain.Lowering;
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

    /** Takes ended reservations out of the order's account. */
    public Uni<Integer> setAside(Tx tx, List<UUID> ids) {
        return tx.update(
                "update reservation set replaced = true where id = any($1)", (Object) ids.toArray(UUID[]::new));
    }

    /**
     * Shortens reservations that this transaction has locked. What is let go of one is kept as a reservation of its own, which has ended
     * and is out of the order's account.
     */
    public Uni<Void> shorten(Tx tx, List<Lowering.Cut> cuts, Instant now) {
        return tx.update(
                        """
                        with cut as (
                            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as c (id, part, units)
                        ), shortened as (
                            update reservation r set quantity = r.quantity - c.units
                            from cut c
                            where r.id = c.id and r.quantity > c.units and r.status = any($4)
                            returning c.part, c.units, r.order_id, r.order_item_id, r.sku, r.warehouse_id, r.expires_at
                        ), parts as (
                            insert into reservation (id, order_id, order_item_id, sku, warehouse_id, quantity, status,
                                expires_at, replaced, created_at)
                            select part, order_id, order_item_id, sku, warehouse_id, units, 'released', expires_at, true, $5
                            from shortened
                            returning id
                        )
                        insert into reservation_event (reservation_id, status, actor, correlation_id, at)
                        select id, 'released', $6, $7, $5 from parts""",
                        cuts.stream().map(cut -> cut.reservation().id()).toArray(UUID[]::new),
                        cuts.stream().map(cut -> Ids.next()).toArray(UUID[]::new),
                        cuts.stream().map(Lowering.Cut::units).toArray(Long[]::new),
                        ReservationStatus.movingTo(ReservationStatus.RELEASED).stream()
                                .map(ReservationStatus::code)
                                .toArray(String[]::new),
                        now,
                        tx.cause().actor(),
                        tx.cause().correlationId())
                .invoke(rows -> {
                    if (rows != cuts.size()) {
                        throw new IllegalStateException(
                                rows + " of " + cuts.size() + " locked reservations were shortened");
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
