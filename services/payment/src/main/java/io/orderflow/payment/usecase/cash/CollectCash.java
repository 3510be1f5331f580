package io.orderflow.payment.usecase.cash;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.domain.cash.CashNews;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.MoneyEntries;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.cash.CashRows;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * A carrier has delivered and has the cash: the payment is captured, with its ledger entry and event, once per order. Called in the
 * transaction of whoever hears of the delivery.
 */
@Singleton
public class CollectCash {

    private final CashRows cash;
    private final Payments payments;
    private final MoneyEntries ledger;
    private final PaymentEvents events;
    private final CashAlerts alerts;
    private final PlatformClock clock;

    CollectCash(
            CashRows cash,
            Payments payments,
            MoneyEntries ledger,
            PaymentEvents events,
            CashAlerts alerts,
            PlatformClock clock) {
        this.cash = cash;
        this.payments = payments;
        this.ledger = ledger;
        this.events = events;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * @param key       of the delivery, the same for every repeat
     * @param collected what the carrier says; anything but the whole amount is a mismatch
     */
    public Uni<CashNews> collect(Tx tx, String key, String orderId, Money collected) {
        return cash.lock(tx, orderId).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(CashNews.UNKNOWN);
            }
            var payment = found.get();
            if (payment.holdings().captured() > 0) {
                return Uni.createFrom().item(CashNews.ALREADY_COLLECTED);
            }
            return payment.status() == PaymentStatus.PENDING && collected.equals(payment.inCurrency(payment.owed()))
                    ? take(tx, payment)
                    : keep(tx, key, payment, collected);
        });
    }

    private Uni<CashNews> take(Tx tx, Payment payment) {
        var entry = new MoneyEntry(
                payment.id(),
                EntryKind.CAPTURE,
                payment.inCurrency(payment.owed()),
                "cash-" + payment.id(),
                payment.method().code(),
                clock.now());
        return ledger.append(tx, entry)
                .chain(() -> payments.update(tx, payment.received(payment.owed())))
                .chain(now -> events.captured(tx, now))
                .replaceWith(CashNews.COLLECTED);
    }

    private Uni<CashNews> keep(Tx tx, String key, Payment payment, Money collected) {
        long expected = payment.status() == PaymentStatus.PENDING ? payment.owed() : 0;
        return cash.mismatch(tx, key, payment, expected, collected, clock.now())
                .invoke(fresh -> {
                    if (fresh) {
                        alerts.mismatch(tx, "collected", payment.orderId(), expected, collected.amount());
                    }
                })
                .replaceWith(CashNews.MISMATCH);
    }
}
