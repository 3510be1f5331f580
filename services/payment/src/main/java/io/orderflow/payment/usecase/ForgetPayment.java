package io.orderflow.payment.usecase;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.persistence.TypedReasons;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Erases what a payment says of a person beyond ids, because its customer is gone (T5.4): reasons that were typed for refunds, payouts and
 * cancellations, and the bodies of webhooks. The order service asks for it, being the one that hears of customers.
 */
@Singleton
public class ForgetPayment {

    private final Database database;
    private final Payments payments;
    private final TypedReasons typed;

    ForgetPayment(Database database, Payments payments, TypedReasons typed) {
        this.database = database;
        this.payments = payments;
        this.typed = typed;
    }

    /** A second time changes nothing. @return the payment as it was, or {@code not_found} */
    public Uni<Outcome<Payment>> forget(Cause cause, String orderId) {
        return database.inTransaction(
                cause,
                tx -> payments.lockByOrder(tx, orderId)
                        .call(found -> found.isPresent()
                                ? typed.erase(tx, found.get().id())
                                : typed.eraseForestalled(tx, orderId))
                        .map(found -> found.<Outcome<Payment>>map(Outcome::success)
                                .orElseGet(() -> Outcome.refused(Refusals.unknownPayment()))));
    }
}
