package io.orderflow.order.usecase.checkout;

import io.orderflow.order.domain.Order;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.saga.Sagas;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Places an order (domain.md §4, "Checkout"), or holds nothing. */
@Singleton
public class PlaceOrder {

    private final Sagas sagas;
    private final CheckoutSaga checkout;

    PlaceOrder(Sagas sagas, CheckoutSaga checkout) {
        this.sagas = sagas;
        this.checkout = checkout;
    }

    /**
     * @param answer how an order is told to the client
     * @return the answer for the client: the order, a refusal that holds nothing, or the stored answer of an earlier try with this key.
     *     Fails with {@link NeighbourUnavailable} when a neighbour is away; nothing stays held, and the key may be repeated.
     */
    public Uni<Reply> place(
            Cause cause, IdempotencyKey key, OrderRequested request, Function<Outcome<Order>, Reply> answer) {
        var orderId = Ids.next();
        return sagas.begin(cause, checkout, orderId, key, Checkout.of(orderId, request, answer));
    }
}
