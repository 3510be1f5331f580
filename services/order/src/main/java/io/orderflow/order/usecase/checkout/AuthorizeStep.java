package io.orderflow.order.usecase.checkout;

import io.orderflow.order.clients.PaymentClient;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.saga.SagaCall;
import io.orderflow.platform.saga.SagaStep;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Has the payment authorized; one whose outcome the gateway does not tell yet is good enough for an order. */
@Singleton
class AuthorizeStep implements SagaStep<Checkout> {

    private final PaymentClient payments;

    AuthorizeStep(PaymentClient payments) {
        this.payments = payments;
    }

    @Override
    public String name() {
        return "authorize";
    }

    @Override
    public Uni<Outcome<Checkout>> perform(SagaCall call, Checkout checkout) {
        return payments.authorize(call.cause(), call.key(), checkout.draft())
                .map(outcome -> outcome.map(checkout::authorized));
    }

    @Override
    public Optional<String> undo() {
        return Optional.of(Asks.CANCEL_PAYMENT);
    }
}
