package io.orderflow.payment.usecase.cash;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentStatus;
import io.orderflow.payment.events.outgoing.PaymentEvents;
import io.orderflow.payment.persistence.MoneyEntries;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.cash.CashRows;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What the courier of a delivered order has taken, as the order service reports it: the payment is captured by it, once for each order. */
@Singleton
public class CollectCash {

    private final Database database;
    private final CashRows cash;
    private final Payments payments;
    private final MoneyEntries ledger;
    private final PaymentEvents events;
    private final CashAlerts alerts;
    private final PlatformClock clock;

    CollectCash(
            Database database,
            CashRows cash,
            Payments payments,
            MoneyEntries ledger,
            PaymentEvents events,
            CashAlerts alerts,
            PlatformClock clock) {
        this.database = database;
        this.cash = cash;
        this.payments = payments;
        this.ledger = ledger;
        this.events = events;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * @param key       of what the courier says, the same for every repeat
     * @param collected anything but the whole amount is a mismatch
     * @return the payment, captured now or before; {@code cash_mismatch}, which is on record for a person while the order is as unpaid as
     *     before, or {@code not_found} where no order that is paid on delivery has this id
     */
    public Uni<Outcome<Payment>> collect(Cause cause, String key, String orderId, Money collected) {
        return database.inTransaction(
                cause,
                tx -> cash.lock(tx, orderId)
                        .chain(found -> found.map(payment -> collect(tx, key, payment, collected))
                                .orElseGet(() -> Refusals.refuse(Refusals.unknownPayment()))));
    }

    private Uni<Outcome<Payment>> collect(Tx tx, String key, Payment payment, Money collected) {
        if (payment.holdings().captured() > 0) {
            return Uni.createFrom().item(Outcome.success(payment));
        }
        return payment.status() == PaymentStatus.PENDING && collected.equals(payment.inCurrency(payment.owed()))
                ? take(tx, payment)
                : keep(tx, key, payment, collected);
    }

    private Uni<Outcome<Payment>> take(Tx tx, Payment payment) {
        var entry = new MoneyEntry(
                payment.id(),
                EntryKind.CAPTURE,
                payment.inCurrency(payment.owed()),
                "cash-" + payment.id(),
                payment.method().code(),
                clock.now());
        return ledger.append(tx, entry)
                .chain(() -> payments.update(tx, payment.received(payment.owed())))
                .call(now -> events.captured(tx, now))
                .map(Outcome::success);
    }

    private Uni<Outcome<Payment>> keep(Tx tx, String key, Payment payment, Money collected) {
        long expected = payment.status() == PaymentStatus.PENDING ? payment.owed() : 0;
        return cash.mismatch(tx, key, payment, expected, collected, clock.now())
                .invoke(fresh -> {
                    if (fresh) {
                        alerts.mismatch(tx, "collected", payment.orderId(), expected, collected.amount());
                    }
                })
                .replaceWith(Outcome.refused(Rejection.rule(
                        "cash_mismatch", "What was collected is not what is to be paid; nothing was taken.")));
    }
}
