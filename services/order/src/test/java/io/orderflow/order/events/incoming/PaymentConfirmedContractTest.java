package io.orderflow.order.events.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.PaymentConfirmed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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

    /** Renewing is news though nothing else has changed; being told the same again is none. */
    @Test
    @Tag("X3.5")
    void takesOverThatAnAuthorizationIsRenewed() {
        String order = desk.authorized().toString();
        Instant end = Instant.parse("2026-03-02T12:00:00.123456Z");
        deliver(until(order, 2, end), 1);
        String first = desk.standing(order);
        deliver(until(order, 3, end), 1);
        assertThat(desk.standing(order)).isEqualTo(first);
        deliver(until(order, 4, end.plus(7, ChronoUnit.DAYS)), 2);
        assertThat(desk.authorizationEnds(order)).isEqualTo(end.plus(7, ChronoUnit.DAYS));
        deliver(until(order, 3, end), 1);
        assertThat(desk.authorizationEnds(order)).isEqualTo(end.plus(7, ChronoUnit.DAYS));
    }

    private static Event<PaymentConfirmed> until(String orderId, long version, Instant end) {
        var data = new PaymentConfirmed(
                "pay-1", orderId, "card", "authorized", "auth-1", Desk.usd(2400), Desk.usd(2400), Desk.usd(0), end);
        return Events.of(Topics.PAYMENTS_PAYMENT_CONFIRMED, "pay-" + orderId, version, data);
    }

    private static Event<PaymentConfirmed> told(String orderId, long version, String status, long captured) {
        var data = new PaymentConfirmed(
                "pay-1", orderId, "card", status, "auth-1", Desk.usd(2400), Desk.usd(2400), Desk.usd(captured));
        return Events.of(Topics.PAYMENTS_PAYMENT_CONFIRMED, "pay-" + orderId, version, data);
    }
}
