package io.orderflow.payment.events.incoming;

import io.orderflow.payment.usecase.CancelPayment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.OrderStatusChanged;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/**
 * A cancelled order keeps no money (T5.3). The order service asks for that by itself; this is the net below. Cancelled is the end of an
 * order, so an old event of it is as good as a new one.
 */
@Singleton
public class OrderCancelledHandler implements TopicHandler<OrderStatusChanged> {

    private static final String CANCELLED = "cancelled";

    private final CancelPayment cancelling;

    OrderCancelledHandler(CancelPayment cancelling) {
        this.cancelling = cancelling;
    }

    @Override
    public String topic() {
        return Topics.ORDERS_ORDER_STATUS_CHANGED;
    }

    @Override
    public Class<OrderStatusChanged> type() {
        return OrderStatusChanged.class;
    }

    @Override
    public Optional<String> irrelevant(Event<OrderStatusChanged> event) {
        String status = event.data().newStatus();
        return status.equals(CANCELLED) ? Optional.empty() : Optional.of("the order is " + status);
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<OrderStatusChanged> event) {
        var order = event.data();
        return cancelling
                .cancel(tx, order.orderId(), Objects.requireNonNullElse(order.reason(), "order_cancelled"))
                .replaceWith(Handled.done());
    }
}
