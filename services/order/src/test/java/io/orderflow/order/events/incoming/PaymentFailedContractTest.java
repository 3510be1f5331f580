package io.orderflow.order.events.incoming;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.PaymentFailed;
import jakarta.inject.Inject;

/** An order whose payment came to nothing is cancelled once. */
@OrderTest
class PaymentFailedContractTest extends AbstractTopicHandlerContractTest<PaymentFailed> {

    @Inject
    Desk desk;

    @Override
    protected Event<PaymentFailed> event() {
        String orderId = desk.placed().toString();
        return Events.of(
                Topics.PAYMENTS_PAYMENT_FAILED,
                "pay-" + orderId,
                new PaymentFailed("pay-1", orderId, "card", "failed", "card_declined", null));
    }

    @Override
    protected long effects(Event<PaymentFailed> event) {
        return desk.moves(event.data().orderId(), "order.status", "cancelled");
    }
}
