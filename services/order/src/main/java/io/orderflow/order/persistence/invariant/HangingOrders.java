package io.orderflow.order.persistence.invariant;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.invariant.Invariant;
import io.orderflow.platform.invariant.Invariants;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Orders that nothing would ever move on: neither an operation, nor a schedule, nor a job, nor a person who was told. None of these waits
 * for a buyer, a courier or a fulfillment: that may take any time. One that has changed lately, by the platform's clock, may be about to be
 * moved on by an event.
 */
@Singleton
class HangingOrders implements Invariants {

    private static final String GRACE = "interval '10 minutes'";

    /** Its money is there, and nobody confirms it; what is unpaid is ended by its window, what is refused by a cancellation. */
    private static final String PAID_AND_PENDING = """
            select o.id::text from orders o
            where o.status = 'pending' and o.updated_at < ${lately}
              and case
                when o.payment_method = 'card' then o.payment_status not in ('pending', 'failed')
                else o.captured > 0 and o.captured >= o.grand
                end
              and not exists (
                select from operation p
                where p.subject = o.id::text and p.kind = 'confirm-reservations' and p.state in ('pending', 'parked'))""";

    /** To be captured as a whole, and nobody does, nor will; what was refused by another way is taken up by a job. */
    private static final String NEVER_CAPTURED = """
            select o.id::text from orders o
            where o.status in ('confirmed', 'processing') and o.updated_at < ${lately}
              and o.payment_method = 'card' and o.capture_policy <> 'on_shipment'
              and o.captured < o.grand
              and o.payment_status <> 'capture_failed'
              and not exists (select from capture_due d where d.order_id = o.id)
              and not exists (
                select from operation p
                where p.subject = o.id::text and p.kind = 'capture-payment' and p.state in ('pending', 'parked'))
              and not exists (
                select from outbox e
                where e.aggregate_id = o.id::text and e.topic like '%.capture_requested')
              and not exists (
                select from outbox_sent e
                where e.aggregate_id = o.id::text and e.topic like '%.capture_requested' and e.created_at > now() - ${grace})""";

    private static final String PART_NEVER_CAPTURED = """
            select s.order_id::text from shipment_capture s
            where s.state = 'pending' and s.amount > 0 and s.asked_at < ${lately}
              and not exists (
                select from operation p
                where p.subject = s.order_id::text and p.kind = 'capture-shipment' and p.state in ('pending', 'parked')
                  and starts_with(p.key, 'order:' || s.order_id || ':capture-shipment:' || s.fulfillment_id))""";

    /** Time would not end it. One of which a parcel is astray is a person's. */
    private static final String NEVER_COMPLETED = """
            select o.id::text from orders o
            where o.status in ('partially_shipped', 'shipped', 'delivered') and o.updated_at < ${lately}
              and not exists (select from completion_due d where d.order_id = o.id)
              and not exists (select from parcel_news n where n.order_id = o.id and n.status <> 'delivered')""";

    /** All its money is back, and it has not ended as refunded. */
    private static final String NEVER_REFUNDED = """
            select o.id::text from orders o
            where o.captured > 0 and o.refunded >= o.captured
              and o.status not in ('pending', 'refunded') and o.updated_at < ${lately}
              and (o.cancel_reason is not null or o.captured >= o.grand)
              and not exists (
                select from operation p
                where p.subject = o.id::text and p.kind = 'cancel-payment' and p.state in ('pending', 'parked'))""";

    @Override
    public List<Invariant> rules() {
        return List.of(new Invariant(
                "O3",
                String.join(
                                "\nunion all\n",
                                PAID_AND_PENDING,
                                NEVER_CAPTURED,
                                PART_NEVER_CAPTURED,
                                NEVER_COMPLETED,
                                NEVER_REFUNDED)
                        .replace("${lately}", PlatformClock.SQL_NOW + " - " + GRACE)
                        .replace("${grace}", GRACE)));
    }
}
