package io.orderflow.order.usecase;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.PaymentMethod;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Ends an order whose stock could no longer be held. One that is paid and waits for its confirmation is left to that. */
@Singleton
public class ExpireOrder {

    private final Orders orders;
    private final CancelOrder cancelling;

    ExpireOrder(Orders orders, CancelOrder cancelling) {
        this.orders = orders;
        this.cancelling = cancelling;
    }

    public Uni<Handled> expire(Tx tx, String orderId) {
        return orders.lock(tx, UUID.fromString(orderId)).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Handled.ignored("the checkout came to nothing"));
            }
            return found.get().status() == OrderStatus.PENDING
                    ? cancelling.cancel(tx, found.get(), reason(found.get())).replaceWith(Handled.done())
                    : Uni.createFrom()
                            .item(Handled.ignored(
                                    "the order is " + found.get().status().code()));
        });
    }

    /** Stock is held as long as cash on delivery may wait to be confirmed, so one end is the other, whoever comes first. */
    private static String reason(Order order) {
        return order.method() == PaymentMethod.COD ? AutoConfirmCash.WINDOW_EXPIRED : "reservation_expired";
    }
}
