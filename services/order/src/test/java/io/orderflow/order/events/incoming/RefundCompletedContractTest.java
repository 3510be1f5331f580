package io.orderflow.order.events.incoming;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.RefundCompleted;
import jakarta.inject.Inject;
import java.util.Optional;

/** A cancelled order whose money is back ends refunded once, and stays so when an earlier part is told late. */
@OrderTest
class RefundCompletedContractTest extends AbstractTopicHandlerContractTest<RefundCompleted> {

    @Inject
    Desk desk;

    @Override
    protected Event<RefundCompleted> event() {
        return told(desk.regretted().toString(), 4, 2400);
    }

    @Override
    protected long effects(Event<RefundCompleted> event) {
        return desk.moves(event.data().orderId(), "order.status", "refunded");
    }

    @Override
    protected Optional<Event<RefundCompleted>> overtaken(Event<RefundCompleted> event) {
        return Optional.of(told(event.data().orderId(), 3, 1000));
    }

    @Override
    protected String standing(Event<RefundCompleted> event) {
        return desk.standing(event.data().orderId());
    }

    private static Event<RefundCompleted> told(String orderId, long version, long refunded) {
        var data = new RefundCompleted(
                "pay-1", orderId, "refund-" + refunded, Desk.usd(refunded), Desk.usd(refunded), Desk.usd(2400));
        return Events.of(Topics.PAYMENTS_REFUND_COMPLETED, "pay-" + orderId, version, data);
    }
}
