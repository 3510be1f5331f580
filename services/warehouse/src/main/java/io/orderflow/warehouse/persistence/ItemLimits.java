package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/** How many units of an item its order may hold at most, where that is fewer than it asked for. */
@Singleton
public class ItemLimits {

    private record Limit(String item, long quantity) {}

    /** Never raises one. The caller has locked the row of the order. */
    public Uni<Integer> lower(Tx tx, String orderId, Map<String, Long> limits) {
        var items = new ArrayList<>(limits.entrySet());
        return tx.update(
                """
                insert into item_limit as known (order_id, order_item_id, quantity)
                select $1, l.item, l.quantity
                from unnest($2::text[], $3::bigint[]) as l (item, quantity)
                on conflict (order_id, order_item_id) do update
                set quantity = least(known.quantity, excluded.quantity)""",
                orderId,
                items.stream().map(Map.Entry::getKey).toArray(String[]::new),
                items.stream().map(Map.Entry::getValue).toArray(Long[]::new));
    }

    /** By order item; those of an order that nothing was cancelled of are none. */
    public Uni<Map<String, Long>> of(Sql sql, String orderId) {
        return sql.list(
                        "select order_item_id, quantity from item_limit where order_id = $1",
                        row -> new Limit(row.getString("order_item_id"), row.getLong("quantity")),
                        orderId)
                .map(found -> found.stream().collect(Collectors.toMap(Limit::item, Limit::quantity)));
    }
}
