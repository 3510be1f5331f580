package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Has the payment service take back the money of a cancelled order, or of a try that came to nothing; it picks void or refund. */
@Singleton
public class CancelPayment implements OperationHandler<Payment> {

    private final PaymentClient payments;
    private final Orders orders;
    private final HearOfPayment hearing;

    CancelPayment(PaymentClient payments, Orders orders, HearOfPayment hearing) {
        this.payments = payments;
        this.orders = orders;
        this.hearing = hearing;
    }

    @Override
    public String kind() {
        return Asks.CANCEL_PAYMENT;
    }

    @Override
    public Uni<Attempt<Payment>> attempt(Operation operation) {
        return payments.cancel(
                        operation.cause(), operation.key(), UUID.fromString(operation.subject()), operation.payload())
                .map(outcome -> switch (outcome) {
                    case Outcome.Success<Payment>(var payment) -> new Attempt.Succeeded<>(payment);
                    case Outcome.Refused<Payment>(var rejection) -> new Attempt.Refused<>(rejection);
                });
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Payment payment) {
        UUID orderId = UUID.fromString(operation.subject());
        return orders.lock(tx, orderId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : hearing.hear(tx, found.get(), payment, "payment cancelled")
                                .replaceWithVoid());
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Payment> refused) {
        return Uni.createFrom().voidItem();
    }
}
