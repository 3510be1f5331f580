package io.orderflow.warehouse.events.incoming;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.OrderStatusChanged;
import io.orderflow.warehouse.usecase.ReleaseReservations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** An order has ended: what it still holds is released, in case the order service's own call was lost (M2.1). */
@Singleton
class OrderStatusChangedHandler implements TopicHandler<OrderStatusChanged> {

    private static final Set<String> ENDINGS = Set.of("cancelled", "refunded");

    private final ReleaseReservations releases;

    OrderStatusChangedHandler(ReleaseReservations releases) {
        this.releases = releases;
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
        return ENDINGS.contains(status)
                ? Optional.empty()
                : Optional.of("an order that is " + status + " keeps its stock");
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<OrderStatusChanged> event) {
        return releases.release(
                        tx, event.data().orderId(), "order_" + event.data().newStatus())
                .replaceWith(Handled.done());
    }
}
