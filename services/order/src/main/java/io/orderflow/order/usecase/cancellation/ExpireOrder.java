package io.orderflow.order.usecase.cancellation;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.persistence.Confirmations;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Ends an order whose stock could no longer be held (C1.10). One that is paid is left to its confirmation, which finds the stock gone,
 * reserves it again, and only when that is impossible cancels the order and gives the money back (domain.md §4, "Confirm").
 */
@Singleton
public class ExpireOrder {

    private final Orders orders;
    private final Confirmations confirmations;
    private final CancelOrder cancelling;

    ExpireOrder(Orders orders, Confirmations confirmations, CancelOrder cancelling) {
        this.orders = orders;
        this.confirmations = confirmations;
        this.cancelling = cancelling;
    }

    public Uni<Handled> expire(Tx tx, String orderId) {
        return orders.lock(tx, UUID.fromString(orderId)).chain(found -> {
            if (found.isEmpty()) {
                return ignored("the checkout came to nothing");
            }
            return found.get().status() == OrderStatus.PENDING
                    ? expire(tx, found.get())
                    : ignored("the order is " + found.get().status().code());
        });
    }

    private Uni<Handled> expire(Tx tx, Order order) {
        return confirmations
                .isUnderWay(tx, order.id())
                .chain(underWay -> underWay
                        ? ignored("the order is being confirmed, which reserves again")
                        : cancelling.cancel(tx, order, reason(order)).replaceWith(Handled.done()));
    }

    /** Stock is held as long as cash on delivery may wait to be confirmed, so one end is the other, whoever comes first. */
    private static String reason(Order order) {
        return order.method() == PaymentMethod.COD
                ? CancelReasons.COD_WINDOW_EXPIRED
                : CancelReasons.RESERVATION_EXPIRED;
    }

    private static Uni<Handled> ignored(String why) {
        return Uni.createFrom().item(Handled.ignored(why));
    }
}
