package io.orderflow.warehouse.persistence;

import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.warehouse.domain.StockAmount;
import io.orderflow.warehouse.domain.StockLevel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The counters of on-hand and reserved stock. Every statement here that locks several rows takes them in the order (sku, warehouse),
 * and a transaction makes its stock statement last of all, so transactions never wait for each other in a circle.
 */
@Singleton
public class Stock {

    /** Levels of the given SKUs, without any lock: true when they are read, perhaps no longer when they are used. */
    public Uni<List<StockLevel>> levels(Sql sql, Collection<String> skus) {
        return sql.list("""
                select sku, warehouse_id, on_hand, reserved
                from stock
                where sku = any($1)
                order by sku, warehouse_id""", Stock::map, (Object) skus.toArray(String[]::new));
    }

    /** As {@link #levels}, and true until the transaction ends. */
    public Uni<List<StockLevel>> lockLevels(Tx tx, Collection<String> skus) {
        return tx.list("""
                select sku, warehouse_id, on_hand, reserved
                from stock
                where sku = any($1)
                order by sku, warehouse_id
                for no key update""", Stock::map, (Object) skus.toArray(String[]::new));
    }

    /**
     * Reserves every amount that is available.
     * @param amounts each place once
     * @return false when at least one was not available; the caller then rolls back
     */
    public Uni<Boolean> reserve(Tx tx, List<StockAmount> amounts) {
        return change(tx, amounts, """
                with need as (
                    select * from unnest($1::text[], $2::uuid[], $3::bigint[]) as n (sku, warehouse_id, quantity)
                ), locked as (
                    select s.sku, s.warehouse_id
                    from stock s join need n on s.sku = n.sku and s.warehouse_id = n.warehouse_id
                    order by s.sku, s.warehouse_id
                    for no key update of s
                )
                update stock s
                set reserved = s.reserved + n.quantity
                from need n join locked l on l.sku = n.sku and l.warehouse_id = n.warehouse_id
                where s.sku = n.sku
                  and s.warehouse_id = n.warehouse_id
                  and s.on_hand - s.reserved >= n.quantity""");
    }

    /**
     * Gives reserved amounts back.
     * @param amounts each place once
     * @return false when a counter holds less than what is given back, which is a bug
     */
    public Uni<Boolean> giveBack(Tx tx, List<StockAmount> amounts) {
        return change(tx, amounts, """
                with back as (
                    select * from unnest($1::text[], $2::uuid[], $3::bigint[]) as b (sku, warehouse_id, quantity)
                ), locked as (
                    select s.sku, s.warehouse_id
                    from stock s join back b on s.sku = b.sku and s.warehouse_id = b.warehouse_id
                    order by s.sku, s.warehouse_id
                    for no key update of s
                )
                update stock s
                set reserved = s.reserved - b.quantity
                from back b join locked l on l.sku = b.sku and l.warehouse_id = b.warehouse_id
                where s.sku = b.sku
                  and s.warehouse_id = b.warehouse_id
                  and s.reserved >= b.quantity""");
    }

    /** Opens a counter at zero where there is none, and locks it. */
    public Uni<StockLevel> open(Tx tx, String sku, UUID warehouse) {
        return tx.update("""
                        insert into stock (sku, warehouse_id)
                        values ($1, $2)
                        on conflict (sku, warehouse_id) do nothing""", sku, warehouse)
                .chain(() -> tx.first("""
                        select sku, warehouse_id, on_hand, reserved
                        from stock
                        where sku = $1 and warehouse_id = $2
                        for no key update""", Stock::map, sku, warehouse))
                .map(level -> level.orElseThrow());
    }

    /** Writes on-hand, never below what is reserved. False when it would be. */
    public Uni<Boolean> setOnHand(Tx tx, StockLevel level) {
        return tx.update("""
                        update stock set on_hand = $3
                        where sku = $1 and warehouse_id = $2 and reserved <= $3""", level.sku(), level.warehouseId(), level.onHand()).map(rows -> rows == 1);
    }

    private static Uni<Boolean> change(Tx tx, List<StockAmount> amounts, String statement) {
        return tx.update(
                        statement,
                        column(amounts, StockAmount::sku, String[]::new),
                        column(amounts, StockAmount::warehouseId, UUID[]::new),
                        column(amounts, StockAmount::quantity, Long[]::new))
                .map(rows -> rows == amounts.size());
    }

    private static <T> Object column(List<StockAmount> amounts, Function<StockAmount, T> part, IntFunction<T[]> array) {
        return amounts.stream().map(part).toArray(array);
    }

    private static StockLevel map(Row row) {
        return new StockLevel(
                row.getString("sku"), row.getUUID("warehouse_id"), row.getLong("on_hand"), row.getLong("reserved"));
    }
}
