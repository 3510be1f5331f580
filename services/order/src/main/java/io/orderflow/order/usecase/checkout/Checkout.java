package io.orderflow.order.usecase.checkout;

import io.orderflow.order.domain.Draft;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.web.Reply;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a try to place an order knows so far. It lives in its process only: the buyer's token is never written down, and a try whose
 * process is gone is undone.
 * @param answer how the order is told to the client
 */
record Checkout(
        UUID orderId,
        OrderRequested request,
        Function<Outcome<Order>, Reply> answer,
        @Nullable Draft priced,
        @Nullable Payment authorized,
        List<Allocated> reserved) {

    static Checkout of(UUID orderId, OrderRequested request, Function<Outcome<Order>, Reply> answer) {
        return new Checkout(orderId, request, answer, null, null, List.of());
    }

    Checkout priced(Draft draft) {
        return new Checkout(orderId, request, answer, draft, authorized, reserved);
    }

    Checkout authorized(Payment payment) {
        return new Checkout(orderId, request, answer, priced, payment, reserved);
    }

    Checkout reserved(List<Allocated> allocations) {
        return new Checkout(orderId, request, answer, priced, authorized, allocations);
    }

    Draft draft() {
        return Objects.requireNonNull(priced, "priced first");
    }

    Payment payment() {
        return Objects.requireNonNull(authorized, "authorized first");
    }
}
