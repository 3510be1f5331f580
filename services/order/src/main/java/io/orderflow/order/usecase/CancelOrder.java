package io.orderflow.order.usecase;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Predicate;

/** Cancels an order as one action: it is cancelled, its money goes back and its stock is let go (domain.md §4, "Cancel"). */
@Singleton
public class CancelOrder {

    private final Orders orders;
    private final WriteOrder writing;
    private final Asks asks;

    CancelOrder(Orders orders, WriteOrder writing, Asks asks) {
        this.orders = orders;
        this.writing = writing;
        this.asks = asks;
    }

    /**
     * @param visible whether the caller may know of the order
     * @return the cancelled order, the unchanged one when it was cancelled before, {@code not_found} or {@code illegal_transition}
     */
    public Uni<Outcome<Order>> cancel(Tx tx, UUID orderId, String reason, Predicate<Order> visible) {
        return orders.lock(tx, orderId)
                .chain(found -> found.filter(visible)
                        .map(order -> cancel(tx, order, reason))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.refused(Rejection.notFound("No such order.")))));
    }

    /** Cancels an order that is locked in this transaction. */
    public Uni<Outcome<Order>> cancel(Tx tx, Order order, String reason) {
        if (order.status() == OrderStatus.REFUNDED && order.cancelReason() != null) {
            return Uni.createFrom().item(Outcome.success(order));
        }
        return switch (order.status().ask(OrderStatus.CANCELLED)) {
            case ALREADY -> Uni.createFrom().item(Outcome.success(order));
            case REFUSED -> Uni.createFrom().item(Outcome.refused(Illegal.move(order, "cancelled")));
            case MOVED ->
                writing.change(tx, order, order.cancelled(reason), reason)
                        .call(() -> asks.releaseStock(tx, order, CancelReasons.code(reason)))
                        .call(() -> asks.cancelPayment(tx, order.id(), CancelReasons.code(reason)))
                        .map(Outcome::success);
        };
    }
}
