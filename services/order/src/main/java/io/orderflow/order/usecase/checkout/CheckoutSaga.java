package io.orderflow.order.usecase.checkout;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.saga.Saga;
import io.orderflow.platform.saga.SagaCall;
import io.orderflow.platform.saga.SagaPlan.Interrupted;
import io.orderflow.platform.saga.SagaStep;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * A try to place an order (domain.md §4, "Checkout"): price → authorize → reserve → one transaction with the order. Its id is that of the
 * order. A buyer does not wait for an answer that was lost, so an interrupted try is undone (X3.9).
 */
@Singleton
class CheckoutSaga implements Saga<Checkout> {

    private final List<SagaStep<Checkout>> steps;
    private final FinishCheckout finishing;

    CheckoutSaga(PriceStep price, AuthorizeStep authorize, ReserveStep reserve, FinishCheckout finishing) {
        this.steps = List.of(price, authorize, reserve);
        this.finishing = finishing;
    }

    @Override
    public String kind() {
        return "checkout";
    }

    @Override
    public List<SagaStep<Checkout>> steps() {
        return steps;
    }

    @Override
    public Interrupted interrupted() {
        return Interrupted.UNDO;
    }

    @Override
    public Uni<Reply> complete(Tx tx, SagaCall call, Checkout checkout, Optional<String> news) {
        return finishing.finish(tx, checkout, news);
    }
}
