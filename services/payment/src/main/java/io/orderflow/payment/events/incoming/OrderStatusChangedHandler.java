package io.orderflow.payment.events.incoming;

import io.orderflow.payment.usecase.refund.CancelPayment;
import io.orderflow.payment.usecase.seller.ReleaseEscrow;
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
 * A cancelled order keeps no money; that of a completed one is its seller's (T5.3). The order service has a cancelled order's money let go
 * by itself; this is the net below. Both are ends of an order, so an old event of them is as good as a new one.
 */
@Singleton
public class OrderStatusChangedHandler implements TopicHandler<OrderStatusChanged> {

    private static final String CANCELLED = "cancelled";

    private static final String COMPLETED = "completed";

    private final CancelPayment cancelling;
    private final ReleaseEscrow releasing;

    OrderStatusChangedHandler(CancelPayment cancelling, ReleaseEscrow releasing) {
        this.cancelling = cancelling;
        this.releasing = releasing;
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
        return status.equals(CANCELLED) || status.equals(COMPLETED)
                ? Optional.empty()
                : Optional.of("the order is " + status);
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<OrderStatusChanged> event) {
        var order = event.data();
        if (order.newStatus().equals(COMPLETED)) {
            return releasing.release(tx, order.orderId());
        }
        return cancelling
                .cancel(tx, order.orderId(), Objects.requireNonNullElse(order.reason(), "order_cancelled"))
                .replaceWith(Handled.done());
    }
}
