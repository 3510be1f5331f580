package io.orderflow.order.usecase.checkout;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.saga.SagaCall;
import io.orderflow.platform.saga.SagaStep;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Has the stock of every line reserved, or of none, for as long as the buyer may take to pay. */
@Singleton
class ReserveStep implements SagaStep<Checkout> {

    private final WarehouseClient warehouse;

    ReserveStep(WarehouseClient warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public String name() {
        return "reserve";
    }

    @Override
    public Uni<Outcome<Checkout>> perform(SagaCall call, Checkout checkout) {
        var draft = checkout.draft();
        return warehouse
                .reserve(
                        call.cause(),
                        call.key(),
                        draft.orderId(),
                        draft.basket().lines(),
                        draft.expiresAt())
                .map(outcome -> outcome.map(checkout::reserved));
    }

    @Override
    public Optional<String> undo() {
        return Optional.of(Asks.RELEASE_TRY);
    }
}
