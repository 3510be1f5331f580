package io.orderflow.order.events.incoming;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.ReservationExpired;
import jakarta.inject.Inject;
import java.util.UUID;

/** An order that was not paid in time is cancelled once. */
@OrderTest
class ReservationExpiredContractTest extends AbstractTopicHandlerContractTest<ReservationExpired> {

    @Inject
    Desk desk;

    @Override
    protected Event<ReservationExpired> event() {
        String orderId = desk.placed().toString();
        String reservation = UUID.randomUUID().toString();
        return Events.of(
                Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED,
                reservation,
                new ReservationExpired(reservation, orderId, "item-1", "mug", "main", 2));
    }

    @Override
    protected long effects(Event<ReservationExpired> event) {
        return desk.moves(event.data().orderId(), "order.status", "cancelled");
    }
}
