package io.orderflow.payment.usecase.cash;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.cash.CashNews;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.usecase.Refusals;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What the courier of a delivered order has taken, as the order service reports it; {@link CollectCash} in a transaction of its own. */
@Singleton
public class ReportCash {

    private final Database database;
    private final CollectCash collecting;
    private final Payments payments;

    ReportCash(Database database, CollectCash collecting, Payments payments) {
        this.database = database;
        this.collecting = collecting;
        this.payments = payments;
    }

    /**
     * @param key of what the courier says, the same for every repeat
     * @return the payment, captured now or before; {@code cash_mismatch}, which is on record, or {@code not_found}
     */
    public Uni<Outcome<Payment>> report(Cause cause, String key, String orderId, Money collected) {
        return database.inTransaction(
                cause,
                tx -> collecting
                        .collect(tx, key, orderId, collected)
                        .chain(news -> payments.findByOrder(tx, orderId)
                                .map(found -> found.map(payment -> outcome(news, payment))
                                        .orElseGet(() -> Outcome.refused(Refusals.unknownPayment())))));
    }

    private static Outcome<Payment> outcome(CashNews news, Payment payment) {
        return switch (news) {
            case COLLECTED, ALREADY_COLLECTED -> Outcome.success(payment);
            case UNKNOWN -> Outcome.refused(Refusals.unknownPayment());
            case MISMATCH ->
                Outcome.refused(Rejection.rule(
                        "cash_mismatch", "What was collected is not what is to be paid; nothing was taken."));
        };
    }
}
