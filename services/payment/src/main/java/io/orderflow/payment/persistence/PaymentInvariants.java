package io.orderflow.payment.persistence;

import io.orderflow.platform.invariant.Invariant;
import io.orderflow.platform.invariant.Invariants;
import jakarta.inject.Singleton;
import java.util.List;

/** What must hold of money at any time. */
@Singleton
class PaymentInvariants implements Invariants {

    /** A buyer may transfer too much, and nobody holds a transfer before it is there. */
    private static final String MORE_THAN_IS_THERE = """
            select id::text from payment
            where gateway is not null and captured > authorized or authorized > amount""";

    private static final String MORE_BACK_THAN_CAPTURED = """
            select id::text from payment
            where refunded > captured or charged_back > captured + capturing""";

    private static final String OTHER_THAN_THE_LEDGER = """
            select p.id::text
            from payment p
            left join (
                select payment_id,
                    sum(amount) filter (where kind = 'authorize') as authorized,
                    sum(amount) filter (where kind = 'capture') as captured,
                    sum(amount) filter (where kind = 'refund') as refunded,
                    sum(amount) filter (where kind = 'void') as voided,
                    sum(amount) filter (where kind = 'chargeback') as charged_back
                from money_entry
                group by payment_id) e on e.payment_id = p.id
            where p.authorized <> coalesce(e.authorized, 0)
               or p.captured <> coalesce(e.captured, 0)
               or p.refunded <> coalesce(e.refunded, 0)
               or p.voided <> coalesce(e.voided, 0)
               or p.charged_back <> coalesce(e.charged_back, 0)""";

    /** What is parked is listed for a person, not counted; taken up again, it still was parked. */
    private static final String STILL_HELD = """
            select p.id::text
            from payment p
            where p.id in (
                  select id from payment
                  where cancel_requested_at < now() - interval '60 seconds'
                    and (captured > refunded + charged_back or authorized > captured + voided)
                  union all
                  select id from payment
                  where lowered_at < now() - interval '60 seconds'
                    and capturing = 0
                    and captured >= owed
                    and (captured - refunded - charged_back > owed or authorized > captured + voided)
                  union all
                  select payment_id from payment_operation
                  where kind = 'void' and state = 'pending' and created_at < now() - interval '60 seconds')
              and not exists (
                  select 1 from operation o
                  where o.subject = p.id::text
                    and (o.state = 'parked' or o.state = 'pending' and o.finished_at is not null))""";

    /** A seller's account is what its ledger says, and what is theirs is what the books of the payment say is left of it. */
    private static final String OTHER_THAN_THE_SELLERS = """
            select o.payment_id::text
            from seller_payout o
            join payment p on p.id = o.payment_id
            left join (
                select payment_id,
                    sum(amount) filter (where kind = 'released') as released,
                    sum(amount) filter (where kind = 'captured') as captured,
                    sum(amount) filter (where kind = 'refunded') as refunded,
                    sum(amount) filter (where kind = 'charged_back') as charged_back,
                    sum(amount) filter (where kind = 'sent') as sent,
                    sum(amount) filter (where kind = 'recovered') as recovered
                from seller_entry
                group by payment_id) e on e.payment_id = o.payment_id
            where o.amount <> coalesce(e.released, 0)
               or o.captured <> coalesce(e.captured, 0)
               or o.refunded <> coalesce(e.refunded, 0)
               or o.charged_back <> coalesce(e.charged_back, 0)
               or o.sent <> coalesce(e.sent, 0)
               or o.recovered <> coalesce(e.recovered, 0)
               or o.withheld <> p.refunding
               or o.amount + o.captured - o.refunded - o.charged_back
                   <> greatest(0, p.captured - p.refunded - p.charged_back)
               or o.disputed <> exists (
                   select from dispute d where d.payment_reference = p.reference and d.state = 'open')
            union all
            select r.payment_id::text
            from escrow_release r
            join payment p on p.id = r.payment_id
            where p.captured > p.refunded + p.charged_back
              and not exists (select from seller_payout o where o.payment_id = r.payment_id)""";

    @Override
    public List<Invariant> rules() {
        return List.of(
                new Invariant("M1", MORE_THAN_IS_THERE),
                new Invariant("M2", MORE_BACK_THAN_CAPTURED),
                new Invariant("M3", OTHER_THAN_THE_LEDGER),
                new Invariant("M4", STILL_HELD),
                new Invariant("M7", OTHER_THAN_THE_SELLERS));
    }
}
