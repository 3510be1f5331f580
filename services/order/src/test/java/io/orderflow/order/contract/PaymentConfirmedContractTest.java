package io.orderflow.order.contract;

import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.PaymentConfirmed;
import jakarta.inject.Inject;
import java.util.Optional;

/** A payment that is there is taken over once, and never goes back to one that was only promised. */
@OrderTest
class PaymentConfirmedContractTest extends AbstractTopicHandlerContractTest<PaymentConfirmed> {

    @Inject
    Desk desk;

    @Override
    protected Event<PaymentConfirmed> event() {
        return told(desk.placed().toString(), 2, "captured", 2400);
    }

    @Override
    protected long effects(Event<PaymentConfirmed> event) {
        return desk.moves(event.data().orderId(), "order.payment_status", "paid");
    }

    @Override
    protected Optional<Event<PaymentConfirmed>> overtaken(Event<PaymentConfirmed> event) {
        return Optional.of(told(event.data().orderId(), 1, "authorized", 0));
    }

    @Override
    protected String standing(Event<PaymentConfirmed> event) {
        return desk.standing(event.data().orderId());
    }

    private static Event<PaymentConfirmed> told(String orderId, long version, String status, long captured) {
        var data = new PaymentConfirmed(
                "pay-1", orderId, "card", status, "auth-1", Desk.usd(2400), Desk.usd(2400), Desk.usd(captured));
        return Events.of(Topics.PAYMENTS_PAYMENT_CONFIRMED, "pay-" + orderId, version, data);
    }
}
