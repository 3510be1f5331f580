package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.PaymentFailed;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of an order whose authorization has got too old before its money was taken. */
@OrderTest
@Tag("X3.5")
class AuthorizationOverTest {

    @Inject
    Desk desk;

    @Inject
    Orders orders;

    @Inject
    Inbox inbox;

    @Test
    void isMarkedAndGivenUpThoughNobodyHadAskedForTheMoneyYet() {
        UUID id = desk.confirmed("on_confirm");
        isOver(id);

        Order order = read(id);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.CAPTURE_FAILED);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.cancelReason()).isEqualTo("capture_failed");
        assertThat(desk.moves(id.toString(), "order.payment_status", "capture_failed"))
                .isOne();
        assertThat(desk.asked(id, Asks.RELEASE_STOCK)).isOne();
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isOne();
    }

    @Test
    void isGivenUpAlsoWhenACaptureHadFailedBefore() {
        UUID id = desk.confirmed("on_shipment");
        failed(id, 1, "capture_failed", "card_declined");
        assertThat(read(id).status()).isEqualTo(OrderStatus.CONFIRMED);
        failed(id, 2, "expired", "authorization_expired");

        Order order = read(id);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.CAPTURE_FAILED);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void staysAsItIsWhenItsMoneyWasTakenBefore() {
        UUID id = desk.confirmed();
        desk.hear(id, Desk.CAPTURED);
        isOver(id);

        Order order = read(id);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(order.status()).isEqualTo(OrderStatus.PAID);
    }

    /** That part may be with the carrier: what has lapsed is refused when the rest is asked for. */
    @Test
    void goesOnWithThePartThatIsPaidWhenTheRestHasLapsed() {
        UUID id = desk.confirmed("on_shipment");
        desk.hear(id, AnyOrder.payment("partially_captured", 2400, 1200, 0));
        failed(id, 1, "capture_failed", "authorization_expired");

        Order order = read(id);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.CAPTURE_PENDING);
        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(desk.asked(id, Asks.CANCEL_PAYMENT)).isZero();
    }

    private void isOver(UUID id) {
        failed(id, 1, "expired", "authorization_expired");
    }

    private void failed(UUID id, int version, String status, String code) {
        var data = new PaymentFailed("pay-1", id.toString(), "card", status, code, null);
        var event = Events.of(Topics.PAYMENTS_PAYMENT_FAILED, "pay-" + id, version, data);
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }

    private Order read(UUID id) {
        return desk.in(tx -> orders.lock(tx, id)).orElseThrow();
    }
}
