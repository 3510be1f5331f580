package io.orderflow.order.usecase;

import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Has an order's money captured, once. */
@Singleton
public class RequestCapture {

    private final Orders orders;
    private final WriteOrder writing;
    private final Asks asks;

    RequestCapture(Orders orders, WriteOrder writing, Asks asks) {
        this.orders = orders;
        this.writing = writing;
        this.asks = asks;
    }

    public Uni<Handled> request(Tx tx, String orderId) {
        return orders.lock(tx, UUID.fromString(orderId)).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Handled.park("no such order yet"));
            }
            var order = found.get();
            boolean due = order.awaitsCapture()
                    && order.status().rank() >= OrderStatus.CONFIRMED.rank()
                    && order.status().rank() < OrderStatus.CANCELLED.rank();
            return due
                    ? writing.change(tx, order, order.capturing(), "capture requested")
                            .chain(() -> asks.capturePayment(tx, order.id()))
                            .replaceWith(Handled.done())
                    : Uni.createFrom().item(Handled.ignored("nothing to capture now"));
        });
    }
}
