package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Money of completed orders that was let go, and what sellers are to be paid of it. */
@Singleton
public class EscrowReleases {

    private static final String DISPUTED =
            "exists (select from dispute where payment_reference = %s and state = 'open')";

    /** False when the money of this payment was let go before. @param payment locked */
    public Uni<Boolean> release(Tx tx, Payment payment, Money amount, Instant now) {
        return tx.update("""
                        insert into escrow_release (payment_id, amount, currency, released_at)
                        values ($1, $2, $3, $4)
                        on conflict (payment_id) do nothing""", payment.id(), amount.amount(), amount.currency(), now)
                .map(rows -> rows == 1);
    }

    /** Waits while a dispute of the payment is open. @param payment locked */
    public Uni<Void> payOut(Tx tx, UUID id, Payment payment, String seller, Money amount, Instant now) {
        return tx.later(
                """
                insert into seller_payout (id, payment_id, seller, amount, currency, created_at, state)
                values ($1, $2, $3, $4, $5, $6, case when %s then 'disputed' else 'due' end)""".formatted(DISPUTED.formatted("$7")),
                id,
                payment.id(),
                seller,
                amount.amount(),
                amount.currency(),
                now,
                payment.reference());
    }

    /** What is due for a payment waits from now on, as long as a dispute of it is open, and no longer. @param payment locked */
    public Uni<Void> weigh(Tx tx, Payment payment) {
        return tx.later("""
                update seller_payout
                set state = case when %s then 'disputed' else 'due' end
                where payment_id = $1 and state in ('due', 'disputed')""".formatted(DISPUTED.formatted("$2")), payment.id(), payment.reference());
    }

    /**
     * Banks have taken of a payment: its seller gets less by what was let go and is not there any more, or owes it when it is paid. Looked
     * at anew, it may be more again, because a refund that was under way has given way to the bank.
     * @param payment locked
     */
    public Uni<Void> reduce(Tx tx, Payment payment) {
        var holdings = payment.holdings();
        return tx.later("""
                update seller_payout o
                set charged_back = cut.taken,
                    state = case when o.state = 'paid' then 'paid'
                        when cut.taken >= o.amount then 'stopped'
                        when o.state = 'stopped' then 'due'
                        else o.state end
                from (
                    select id, least($2, amount - least(amount, $3)) as taken
                    from seller_payout where payment_id = $1) cut
                where o.id = cut.id""", payment.id(), holdings.chargedBack(), Math.max(0, holdings.refundable()));
    }
}
