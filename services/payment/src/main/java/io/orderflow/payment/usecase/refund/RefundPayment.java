package io.orderflow.payment.usecase.refund;

import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.payment.usecase.RequestEffect;
import io.orderflow.payment.usecase.seller.BookForSeller;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongPredicate;

/** Gives captured money back, in one or several parts, never more than was captured. */
@Singleton
public class RefundPayment {

    private final Payments payments;
    private final RequestEffect requesting;
    private final PayOut payingOut;
    private final BookForSeller seller;

    RefundPayment(Payments payments, RequestEffect requesting, PayOut payingOut, BookForSeller seller) {
        this.payments = payments;
        this.requesting = requesting;
        this.payingOut = payingOut;
        this.seller = seller;
    }

    /**
     * @return the payment; {@code charged_back} for what a bank has taken back already, {@code refund_exceeds_captured},
     *     {@code currency_mismatch}, or {@code illegal_transition} when nothing is captured, or only a part of a transfer has come: that goes
     *     back when the order is cancelled or its window ends
     */
    public Uni<Outcome<Payment>> refund(Tx tx, UUID paymentId, Money amount, String reason, LongPredicate seen) {
        return payments.lock(tx, paymentId).chain(found -> {
            if (found.isEmpty()) {
                return Refusals.refuse(Refusals.unknownPayment());
            }
            var payment = found.get();
            if (!seen.test(payment.version())) {
                return Refusals.refuse(Refusals.changed());
            }
            if (payment.holdings().captured() == 0 || payment.isAwaited()) {
                return Refusals.refuse(Refusals.illegal(payment));
            }
            if (!amount.currency().equals(payment.money().currency())) {
                return Refusals.refuse(Refusals.otherCurrency(payment));
            }
            return amount.amount() > payment.holdings().refundable()
                    ? Refusals.refuse(tooMuch(payment, amount.amount()))
                    : ask(tx, payment, amount.amount(), reason).map(Outcome::success);
        });
    }

    private Uni<Payment> ask(Tx tx, Payment payment, long amount, String reason) {
        if (payment.gateway() == null) {
            return payingOut.pay(tx, payment, amount, reason);
        }
        var asked = AskedEffect.asked("refund-" + Ids.next(), payment.id(), Effect.REFUND, amount, reason);
        return requesting
                .request(tx, payment, asked, null, Duration.ZERO)
                .chain(() -> payments.update(tx, payment.refunding(amount)))
                .call(now -> seller.weigh(tx, now));
    }

    private static Rejection tooMuch(Payment payment, long amount) {
        var holdings = payment.holdings();
        String rest = "At most " + Math.max(0, holdings.refundable()) + " can be refunded of this payment.";
        return amount <= holdings.refundable() + holdings.chargedBack()
                ? Rejection.rule("charged_back", "The card holder's bank has taken it back. " + rest)
                : Rejection.rule("refund_exceeds_captured", rest);
    }
}
