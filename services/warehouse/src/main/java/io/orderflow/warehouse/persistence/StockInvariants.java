package io.orderflow.warehouse.persistence;

import io.orderflow.platform.invariant.Invariant;
import io.orderflow.platform.invariant.Invariants;
import jakarta.inject.Singleton;
import java.util.List;

/** What must hold of stock at every instant; each rule reads one snapshot. */
@Singleton
class StockInvariants implements Invariants {

    private static final String RESERVED_IS_WHAT_LIVES = """
            select coalesce(s.sku, held.sku) || ' in ' || coalesce(s.warehouse_id, held.warehouse_id)
            from stock s
            full join (
                select sku, warehouse_id, sum(quantity) as quantity
                from reservation
                where status in ('active', 'confirmed')
                group by sku, warehouse_id
            ) held on held.sku = s.sku and held.warehouse_id = s.warehouse_id
            where coalesce(s.reserved, 0) <> coalesce(held.quantity, 0)
               or s.on_hand < 0""";

    private static final String EACH_ENDS_ONCE = """
            select r.id::text
            from reservation r
            left join (
                select reservation_id, count(*) as ends, min(status) as ending
                from reservation_event
                where status in ('fulfilled', 'released', 'expired')
                group by reservation_id
            ) ended on ended.reservation_id = r.id
            where case
                when r.status in ('active', 'confirmed') then ended.ends is not null
                else ended.ends is distinct from 1 or ended.ending <> r.status
            end""";

    private static final String LEDGER_IS_ON_HAND = """
            select s.sku || ' in ' || s.warehouse_id
            from stock s
            left join (
                select sku, warehouse_id, sum(quantity) as quantity
                from stock_movement
                group by sku, warehouse_id
            ) moved on moved.sku = s.sku and moved.warehouse_id = s.warehouse_id
            where s.on_hand <> coalesce(moved.quantity, 0)""";

    private static final String NOTHING_IS_SOLD_TWICE = """
            select sku || ' in ' || warehouse_id from stock where reserved > on_hand""";

    @Override
    public List<Invariant> rules() {
        return List.of(
                new Invariant("S1", RESERVED_IS_WHAT_LIVES),
                new Invariant("S2", EACH_ENDS_ONCE),
                new Invariant("S3", LEDGER_IS_ON_HAND),
                new Invariant("S4", NOTHING_IS_SOLD_TWICE));
    }
}
