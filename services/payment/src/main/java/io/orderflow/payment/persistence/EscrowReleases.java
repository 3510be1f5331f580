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

    /** False when the money of this payment was let go before. @param payment locked */
    public Uni<Boolean> release(Tx tx, Payment payment, Money amount, Instant now) {
        return tx.update("""
                        insert into escrow_release (payment_id, amount, currency, released_at)
                        values ($1, $2, $3, $4)
                        on conflict (payment_id) do nothing""", payment.id(), amount.amount(), amount.currency(), now)
                .map(rows -> rows == 1);
    }

    public Uni<Void> payOut(Tx tx, UUID id, Payment payment, String seller, Money amount, Instant now) {
        return tx.later("""
                insert into seller_payout (id, payment_id, seller, amount, currency, created_at)
                values ($1, $2, $3, $4, $5, $6)""", id, payment.id(), seller, amount.amount(), amount.currency(), now);
    }
}
