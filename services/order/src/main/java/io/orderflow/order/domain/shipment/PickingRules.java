package io.orderflow.order.domain.shipment;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.platform.outcome.Rejection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether a fulfillment may begin to pick (domain.md §3, "Holds"); the first reason against it is the answer. */
public final class PickingRules {

    public static final String ON_HOLD = "order_on_hold";

    private static final Set<OrderStatus> PICKED =
            EnumSet.of(OrderStatus.CONFIRMED, OrderStatus.PAID, OrderStatus.PROCESSING, OrderStatus.PARTIALLY_SHIPPED);

    private PickingRules() {}

    /**
     * @param goods what is known of the order's
     * @return {@code illegal_transition}, {@code fulfillment_cancelled}, or {@code order_on_hold}, which may end; empty also for one that
     *     is known to have begun, whatever was placed since
     */
    public static Optional<Rejection> refusal(Order order, Goods goods, UUID fulfillmentId) {
        if (order.isCancelled() || order.status() == OrderStatus.PENDING) {
            return illegal(order);
        }
        if (goods.hasBegun(fulfillmentId)) {
            return Optional.empty();
        }
        if (!PICKED.contains(order.status())) {
            return illegal(order);
        }
        if (goods.isCancelled(fulfillmentId)) {
            return Optional.of(Rejection.state("fulfillment_cancelled", "The fulfillment is cancelled."));
        }
        return order.isOnHold()
                ? Optional.of(Rejection.state(
                        ON_HOLD, "The order is on hold; nothing of it is picked before that is released."))
                : Optional.empty();
    }

    private static Optional<Rejection> illegal(Order order) {
        return Optional.of(Rejection.state(
                "illegal_transition",
                "Nothing of an order is picked that is " + order.status().code() + "."));
    }
}
