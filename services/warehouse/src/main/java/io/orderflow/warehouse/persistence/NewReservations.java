package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Tx;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.StockRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How reservations begin: all of a plan, with their history, in one round trip. */
@Singleton
public class NewReservations {

    /** For an order that is not known yet. @return false when it is: nothing was written then */
    public Uni<Boolean> claim(Tx tx, StockRequest request, List<Reservation> planned, Instant now) {
        return tx.update("""
                        with claimed as (
                            insert into reserving_order (order_id, claimed_at)
                            values ($1, $3)
                            on conflict (order_id) do nothing
                            returning order_id
                        ), opened as (
                            insert into reservation
                                (id, order_id, order_item_id, sku, warehouse_id, quantity, status, expires_at, created_at)
                            select p.id, c.order_id, p.order_item_id, p.sku, p.warehouse_id, p.quantity, 'active', $2, $3
                            from claimed c,
                                unnest($6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::bigint[])
                                    as p (id, order_item_id, sku, warehouse_id, quantity)
                            returning id
                        )
                        insert into reservation_event (reservation_id, status, actor, correlation_id, at)
                        select id, 'active', $4, $5, $3 from opened""", arguments(tx, request, planned, now)).map(rows -> rows == planned.size());
    }

    /** For an order whose row this transaction has locked. */
    public Uni<Integer> add(Tx tx, StockRequest request, List<Reservation> planned, Instant now) {
        return tx.update("""
                with opened as (
                    insert into reservation
                        (id, order_id, order_item_id, sku, warehouse_id, quantity, status, expires_at, created_at)
                    select p.id, $1, p.order_item_id, p.sku, p.warehouse_id, p.quantity, 'active', $2, $3
                    from unnest($6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::bigint[])
                        as p (id, order_item_id, sku, warehouse_id, quantity)
                    returning id
                )
                insert into reservation_event (reservation_id, status, actor, correlation_id, at)
                select id, 'active', $4, $5, $3 from opened""", arguments(tx, request, planned, now));
    }

    private static @Nullable Object[] arguments(Tx tx, StockRequest request, List<Reservation> planned, Instant now) {
        return new Object[] {
            request.orderId(),
            request.expiresAt(),
            now,
            tx.cause().actor(),
            tx.cause().correlationId(),
            column(planned, Reservation::id, UUID[]::new),
            column(planned, Reservation::orderItemId, String[]::new),
            column(planned, Reservation::sku, String[]::new),
            column(planned, Reservation::warehouseId, UUID[]::new),
            column(planned, Reservation::quantity, Long[]::new)
        };
    }

    private static <T> Object column(List<Reservation> planned, Function<Reservation, T> part, IntFunction<T[]> array) {
        return planned.stream().map(part).toArray(array);
    }
}
