package io.orderflow.payment.usecase.refund;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Takes down that an order asks for less since a part of it was cancelled (domain.md §4, "Cancel"). It only ever lowers what is owed, so
 * it may come twice, late, or after a later one. What was taken beyond it goes back; what is only authorized beyond it can no longer be
 * captured, and is let go as soon as the rest is.
 */
@Singleton
public class LowerPayment {

    static final String REASON = "partial_cancel";

    private final Database database;
    private final Payments payments;
    private final LetGo lettingGo;
    private final PayOut payingOut;
    private final PaymentEvents events;

    LowerPayment(Database database, Payments payments, LetGo lettingGo, PayOut payingOut, PaymentEvents events) {
        this.database = database;
        this.payments = payments;
        this.lettingGo = lettingGo;
        this.payingOut = payingOut;
        this.events = events;
    }

    /**
     * @param owed all that the order asks for by now, positive
     * @return the payment, unchanged when it was that low before; {@code not_found} or {@code currency_mismatch}
     */
    public Uni<Outcome<Payment>> lower(Cause cause, String orderId, Money owed) {
        return database.attempt(
                cause,
                tx -> payments.lockByOrder(tx, orderId)
                        .chain(found -> found.map(payment -> lower(tx, payment, owed))
                                .orElseGet(() -> Refusals.refuse(Refusals.unknownPayment()))));
    }

    private Uni<Outcome<Payment>> lower(Tx tx, Payment payment, Money owed) {
        if (!owed.currency().equals(payment.money().currency())) {
            return Refusals.refuse(Refusals.otherCurrency(payment));
        }
        var lowered = payment.lowered(owed.amount());
        return lowered.equals(payment)
                ? Uni.createFrom().item(Outcome.success(payment))
                : payments.update(tx, lowered)
                        .call(now -> tell(tx, payment, now))
                        .chain(now -> giveBack(tx, now))
                        .map(Outcome::success);
    }

    private Uni<Void> tell(Tx tx, Payment before, Payment now) {
        return before.status() != now.status() && now.status() == PaymentStatus.CAPTURED
                ? events.captured(tx, now)
                : Uni.createFrom().voidItem();
    }

    private Uni<Payment> giveBack(Tx tx, Payment payment) {
        if (payment.gateway() != null) {
            return lettingGo.pursue(tx, payment);
        }
        long over = payment.holdings().refundable() - payment.owed();
        return over > 0
                ? payingOut.pay(tx, payment, over, REASON)
                : Uni.createFrom().item(payment);
    }
}
