package io.orderflow.order.usecase.checkout;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.saga.SagaCall;
import io.orderflow.platform.saga.SagaStep;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks the catalogue for today's prices; the client's own idea of them is never heard. */
@Singleton
class PriceStep implements SagaStep<Checkout> {

    private final PriceBasket pricing;
    private final Drafting drafting;

    PriceStep(PriceBasket pricing, Drafting drafting) {
        this.pricing = pricing;
        this.drafting = drafting;
    }

    @Override
    public String name() {
        return "price";
    }

    @Override
    public Uni<Outcome<Checkout>> perform(SagaCall call, Checkout checkout) {
        return pricing.price(call.cause(), checkout.request().basket())
                .map(outcome -> outcome.map(
                        basket -> checkout.priced(drafting.draft(checkout.orderId(), checkout.request(), basket))));
    }

    @Override
    public Optional<String> undo() {
        return Optional.empty();
    }
}
