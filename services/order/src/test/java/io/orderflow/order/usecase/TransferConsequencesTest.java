package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.PaymentConfirmed;
import io.orderflow.schemas.event.PaymentFailed;
import io.orderflow.schemas.event.RefundCompleted;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of an order that is paid by bank transfer, in whatever order its topics are heard. */
@OrderTest
class TransferConsequencesTest {

    @Inject
    Desk desk;

    @Inject
    Orders orders;

    @Inject
    WriteOrder writing;

    @Inject
    Inbox inbox;

    @Test
    @Tag("C1.1")
    @Tag("M2.3")
    void isConfirmedAndPaidWhenTooMuchCameAlsoWhenTheRefundIsHeardFirst() {
        for (boolean refundFirst : new boolean[] {false, true}) {
            UUID id = waiting();
            var both = List.<Event<?>>of(captured(id, 3000), refunded(id, 600, 3000));
            (refundFirst ? both.reversed() : both).forEach(this::deliver);
            assertThat(desk.asked(id, Asks.CONFIRM_RESERVATIONS)).isOne();
            desk.in(tx -> desk.confirm(tx, id));

            Order order = read(id);
            assertThat(order.status()).isEqualTo(OrderStatus.PAID);
            assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);
            assertThat(order.payment().captured()).isEqualTo(3000);
            assertThat(order.payment().refunded()).isEqualTo(600);
        }
    }

    @Test
    @Tag("M2.3")
    void isCancelledWhenItsWindowIsOverAlsoWhenTheReturnOfAPartIsHeardFirst() {
        for (boolean refundFirst : new boolean[] {false, true}) {
            UUID id = waiting();
            var both = List.<Event<?>>of(expired(id), refunded(id, 400, 400));
            (refundFirst ? both.reversed() : both).forEach(this::deliver);

            Order order = read(id);
            assertThat(order.status()).isIn(OrderStatus.CANCELLED, OrderStatus.REFUNDED);
            assertThat(order.cancelReason()).isEqualTo("payment_failed");
            assertThat(order.payment().refunded()).isEqualTo(400);
            assertThat(desk.asked(id, Asks.RELEASE_STOCK)).isOne();
        }
    }

    private UUID waiting() {
        UUID id = Ids.next();
        var order =
                AnyOrder.pending(id, PaymentMethod.BANK_TRANSFER, Instant.now().plus(Duration.ofHours(72)));
        desk.in(tx -> orders.nextNumber(tx).chain(number -> writing.place(tx, order.numbered(number))));
        return id;
    }

    private Order read(UUID id) {
        return desk.in(tx -> orders.lock(tx, id)).orElseThrow();
    }

    private void deliver(Event<?> event) {
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }

    private static Event<?> captured(UUID id, long captured) {
        var data = new PaymentConfirmed(
                "pay-1",
                id.toString(),
                "bank_transfer",
                "captured",
                null,
                Desk.usd(2400),
                Desk.usd(0),
                Desk.usd(captured));
        return Events.of(Topics.PAYMENTS_PAYMENT_CONFIRMED, "pay-" + id, 1, data);
    }

    private static Event<?> refunded(UUID id, long refunded, long captured) {
        var data = new RefundCompleted(
                "pay-1", id.toString(), "payout-1", Desk.usd(refunded), Desk.usd(refunded), Desk.usd(captured));
        return Events.of(Topics.PAYMENTS_REFUND_COMPLETED, "pay-" + id, 2, data);
    }

    private static Event<?> expired(UUID id) {
        var data = new PaymentFailed("pay-1", id.toString(), "bank_transfer", "expired", "payment_window_over", null);
        return Events.of(Topics.PAYMENTS_PAYMENT_FAILED, "pay-" + id, 1, data);
    }
}
