package io.orderflow.payment.usecase.refund;

import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.MoneyEntries;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.payment.persistence.transfer.Payouts;
import io.orderflow.payment.usecase.seller.BookForSeller;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Gives money back that no gateway holds: an order to staff, who send it by hand. It is owed and in the books from the same transaction on
 * in which it was found to be too much.
 */
@Singleton
public class PayOut {

    private final AskedEffects effects;
    private final MoneyEntries ledger;
    private final Payouts payouts;
    private final Payments payments;
    private final PaymentEvents events;
    private final BookForSeller seller;
    private final PlatformClock clock;

    PayOut(
            AskedEffects effects,
            MoneyEntries ledger,
            Payouts payouts,
            Payments payments,
            PaymentEvents events,
            BookForSeller seller,
            PlatformClock clock) {
        this.effects = effects;
        this.ledger = ledger;
        this.payouts = payouts;
        this.payments = payments;
        this.events = events;
        this.seller = seller;
        this.clock = clock;
    }

    /** @param payment locked, without a gateway @return it, unchanged when nothing of it is left to give back */
    public Uni<Payment> all(Tx tx, Payment payment, String reason) {
        long left = payment.holdings().refundable();
        return left > 0 ? pay(tx, payment, left, reason) : Uni.createFrom().item(payment);
    }

    /** @param payment locked, without a gateway @param amount minor units, positive, at most what is left of it */
    public Uni<Payment> pay(Tx tx, Payment payment, long amount, String reason) {
        UUID id = Ids.next();
        String key = "payout-" + id;
        var entry = new MoneyEntry(
                payment.id(),
                EntryKind.REFUND,
                payment.inCurrency(amount),
                key,
                payment.method().code(),
                clock.now());
        return effects.insertNew(tx, AskedEffect.asked(key, payment.id(), Effect.REFUND, amount, reason))
                .chain(() -> effects.settle(tx, key, AskedEffect.State.SUCCEEDED, null))
                .chain(() -> payouts.order(tx, id, entry, reason))
                .chain(() -> ledger.append(tx, entry))
                .chain(() -> payments.update(tx, payment.paidOut(amount)))
                .call(now -> events.refunded(tx, now, key, amount))
                .call(now -> seller.moved(tx, now, key));
    }
}
