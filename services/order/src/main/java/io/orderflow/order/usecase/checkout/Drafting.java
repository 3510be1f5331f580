package io.orderflow.order.usecase.checkout;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.Draft;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.price.PricedBasket;
import io.orderflow.platform.clock.PlatformClock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Builds the draft of an order and, from what the steps brought, the order itself. */
@Singleton
class Drafting {

    private final OrderConfig config;
    private final PlatformClock clock;

    Drafting(OrderConfig config, PlatformClock clock) {
        this.config = config;
        this.clock = clock;
    }

    Draft draft(UUID orderId, OrderRequested request, PricedBasket basket) {
        return new Draft(
                orderId,
                request.customerId(),
                basket,
                request.method(),
                request.capturePolicy(),
                request.token(),
                request.shippingAddress(),
                request.note(),
                clock.now().plus(config.window().of(request.method())));
    }

    /** Its number is given when it is written, so that a failed try burns none. */
    Order order(Draft draft, Payment payment, List<Allocated> allocations) {
        var basket = draft.basket();
        var order = new Order(
                draft.orderId(),
                "",
                draft.customerId(),
                OrderStatus.PENDING,
                draft.method().first(),
                1,
                basket.currency(),
                basket.totals(),
                basket.totals().grand(),
                draft.method(),
                draft.capturePolicy(),
                payment,
                draft.shippingAddress(),
                basket.shippingMethod(),
                draft.note(),
                null,
                clock.now(),
                basket.lines(),
                allocations,
                List.of());
        return order.heard(payment);
    }
}
