package io.orderflow.payment.persistence.seller;

import io.orderflow.payment.domain.Payment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Completed orders whose money was let go to its seller. */
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

    /** @param payment locked */
    public Uni<Boolean> isReleased(Tx tx, Payment payment) {
        return tx.first("select 1 from escrow_release where payment_id = $1", row -> true, payment.id())
                .map(Optional::isPresent);
    }
}
