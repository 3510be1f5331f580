package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.event.StockCommitted;
import io.orderflow.warehouse.domain.Commitment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** What the order service says that it has confirmed, kept in its words. */
@Singleton
public class StockCommitments {

    /** @return rows added; a commitment that is there already counts as none */
    public Uni<Integer> insert(Tx tx, Event<StockCommitted> event) {
        List<StockCommitted.Item> items = event.data().items();
        return tx.update(
                """
                insert into stock_commitment (order_id, reservation_id, sku, warehouse_id, quantity, event_id, at)
                select $1, i.reservation_id, i.sku, i.warehouse_id, i.quantity, $2, $3
                from unnest($4::text[], $5::text[], $6::text[], $7::bigint[])
                    as i (reservation_id, sku, warehouse_id, quantity)
                on conflict (order_id, reservation_id) do nothing""",
                event.data().orderId(),
                event.envelope().eventId().toString(),
                event.envelope().occurredAt(),
                texts(items, StockCommitted.Item::reservationId),
                texts(items, StockCommitted.Item::sku),
                texts(items, StockCommitted.Item::warehouseId),
                items.stream().map(StockCommitted.Item::quantity).toArray(Long[]::new));
    }

    /** What an order is committed to by now, by reservation; the view is for looking at all of them. */
    public Uni<List<Commitment>> byNow(Sql sql, String orderId) {
        return sql.list(
                "select * from committed_stock where order_id = $1 order by reservation_id",
                row -> new Commitment(
                        row.getString("reservation_id"),
                        row.getString("order_item_id"),
                        row.getString("sku"),
                        row.getString("warehouse_id"),
                        row.getLong("said"),
                        row.getLong("quantity")),
                orderId);
    }

    private static Object texts(List<StockCommitted.Item> items, Function<StockCommitted.Item, String> part) {
        return items.stream().map(part).toArray(String[]::new);
    }
}
