package io.orderflow.order.usecase.capture;

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
    private final AskCapture capturing;

    RequestCapture(Orders orders, AskCapture capturing) {
        this.orders = orders;
        this.capturing = capturing;
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
                    ? capturing.ask(tx, order, "capture requested").replaceWith(Handled.done())
                    : Uni.createFrom().item(Handled.ignored("nothing to capture now"));
        });
    }
}
