package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.web.Json;
import io.orderflow.schemas.WireMoney;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Has the payment keep no more than a partly cancelled order still costs. What goes back by that, events tell. */
@Singleton
public class LowerPayment implements OperationHandler<Payment> {

    private final PaymentClient payments;

    LowerPayment(PaymentClient payments) {
        this.payments = payments;
    }

    @Override
    public String kind() {
        return Asks.LOWER_PAYMENT;
    }

    /** There is a payment, in this currency: whoever refuses that is somebody for a person to look at. */
    @Override
    public Uni<Attempt<Payment>> attempt(Operation operation) {
        return payments.lower(
                        operation.cause(),
                        operation.key(),
                        UUID.fromString(operation.subject()),
                        money(Json.read(operation.payload(), WireMoney.class)))
                .map(outcome -> switch (outcome) {
                    case Outcome.Success<Payment>(var payment) -> new Attempt.Succeeded<>(payment);
                    case Outcome.Refused<Payment>(var rejection) ->
                        new Attempt.Unknown<>("the payment service refused: " + rejection.code());
                });
    }

    private static Money money(WireMoney wire) {
        return new Money(wire.amount(), wire.currency());
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Payment payment) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Payment> never) {
        return Uni.createFrom().voidItem();
    }
}
