package io.orderflow.order.domain.shipment;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.platform.outcome.Rejection;
import java.util.Optional;

/** Whether anything of an order may go now, whether or not it is paid for; the first reason against it is the answer. */
public final class ShipmentRules {

    private ShipmentRules() {}

    /** @return {@code order_cancelled}, {@code illegal_transition}, or {@code order_on_hold}, which may end */
    public static Optional<Rejection> refusal(Order order) {
        if (order.isCancelled()) {
            return refused("order_cancelled", "The order is cancelled.");
        }
        if (order.status() == OrderStatus.PENDING || order.status().isOver()) {
            return refused(
                    "illegal_transition",
                    "Nothing of an order is shipped that is " + order.status().code() + ".");
        }
        if (order.isRefunded()) {
            return refused("illegal_transition", "Nothing of an order is shipped whose money has all gone back.");
        }
        return order.isOnHold()
                ? refused("order_on_hold", "The order is on hold; nothing of it goes before that is released.")
                : Optional.empty();
    }

    private static Optional<Rejection> refused(String code, String detail) {
        return Optional.of(Rejection.state(code, detail));
    }
}
