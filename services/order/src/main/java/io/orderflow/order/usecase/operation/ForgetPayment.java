package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Has the payment of an order whose customer is gone say nothing of a person any more (T5.4). */
@Singleton
public class ForgetPayment implements OperationHandler<Boolean> {

    private final PaymentClient payments;

    ForgetPayment(PaymentClient payments) {
        this.payments = payments;
    }

    @Override
    public String kind() {
        return Asks.FORGET_PAYMENT;
    }

    /** Refused only where there is no payment, and then nothing is kept. */
    @Override
    public Uni<Attempt<Boolean>> attempt(Operation operation) {
        return payments.forget(operation.cause(), operation.key(), UUID.fromString(operation.subject()))
                .map(forgotten -> new Attempt.Succeeded<>(true));
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Boolean done) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Boolean> never) {
        return Uni.createFrom().voidItem();
    }
}
