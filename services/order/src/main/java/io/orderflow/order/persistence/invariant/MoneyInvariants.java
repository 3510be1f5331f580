package io.orderflow.order.persistence.invariant;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.invariant.Invariant;
import io.orderflow.platform.invariant.Invariants;
import jakarta.inject.Singleton;
import java.util.List;

/** What must hold at any time of the money of orders. */
@Singleton
class MoneyInvariants implements Invariants {

    /**
     * What has left is paid for: as a whole before the first of it, or as it ships. The latter is what its units cost, each line and each
     * share of one rounded down; where a part was cancelled since, rounding may have moved a few minor units between lines, which the last
     * part to ship will bring. Cash is with the courier until the parcel is with the buyer; without it nothing is completed.
     */
    private static final String SHIPPED_AND_UNPAID = """
            select o.id::text
            from orders o
            join order_item i on i.order_id = o.id
            where o.status in ('partially_shipped', 'shipped', 'delivered', 'completed', 'refunded')
              and o.cancel_reason is null
              and o.captured < o.grand
            group by o.id
            having o.captured < case
                when o.payment_method = 'cod' then case when o.status = 'completed' then o.grand else 0 end
                when o.payment_method <> 'card' or o.capture_policy <> 'on_shipment' then o.grand
                else coalesce(sum(
                        div(div(i.total::numeric * greatest(o.grand - o.shipping, 0), nullif(o.subtotal - o.discount + o.tax, 0))
                            * i.shipped, nullif(i.quantity - coalesce(i.cancelled, 0), 0))), 0)
                    + case when sum(i.shipped) > 0 then least(o.shipping, o.grand) else 0 end
                    - case when o.asked is null then 0 else 2 * count(*) end
                end""";

    /** Of what the payment was asked to let go of, its own rule tells whether it does, and the list of what is parked. */
    private static final String KEPT = """
            select o.id::text from orders o
            where o.status in ('cancelled', 'refunded')
              and o.captured > o.refunded + o.charged_back
              and o.updated_at < %s - interval '60 seconds'
              and not exists (
                select from operation p
                where p.subject = o.id::text and p.kind = 'cancel-payment' and p.state <> 'refused')""".formatted(PlatformClock.SQL_NOW);

    /** What is paid is what the order costs, or did when that was asked for. */
    private static final String OTHER_AMOUNT = """
            select id::text from orders
            where payment_status in ('paid', 'cod_collected')
              and (captured < grand or payment_method = 'card' and captured > coalesce(asked, grand))""";

    @Override
    public List<Invariant> rules() {
        return List.of(
                new Invariant("M1", """
                        select id::text from orders
                        where payment_method = 'card' and (captured > authorized or authorized > coalesce(asked, grand))
                        union all
                        select o.id::text from shipment_capture s join orders o on o.id = s.order_id
                        where s.state = 'captured'
                        group by o.id
                        having sum(s.amount) > o.captured"""),
                new Invariant("M2", "select id::text from orders where refunded > captured"),
                new Invariant("M4", KEPT),
                new Invariant("M5", SHIPPED_AND_UNPAID),
                new Invariant("M6", OTHER_AMOUNT));
    }
}
