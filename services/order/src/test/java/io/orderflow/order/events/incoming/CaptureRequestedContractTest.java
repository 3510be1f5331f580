package io.orderflow.order.events.incoming;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.CaptureRequested;
import jakarta.inject.Inject;

/** The capture of a confirmed order is asked for once. */
@OrderTest
class CaptureRequestedContractTest extends AbstractTopicHandlerContractTest<CaptureRequested> {

    @Inject
    Desk desk;

    @Override
    protected Event<CaptureRequested> event() {
        String orderId = desk.confirmed().toString();
        return Events.of(
                Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED,
                orderId,
                new CaptureRequested(orderId, "pay-1", Desk.usd(2400), "immediate"));
    }

    @Override
    protected long effects(Event<CaptureRequested> event) {
        return desk.moves(event.data().orderId(), "order.payment_status", "capture_pending");
    }
}
