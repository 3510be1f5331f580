package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.PaymentConfirmed;
import io.orderflow.schemas.event.PaymentFailed;
import io.orderflow.schemas.event.RefundCompleted;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every change of the money that an order hears of is in its timeline once, with the event that told it. */
@OrderTest
@Tag("C1.2")
class PaymentAmountsTest {

    @Inject
    Desk desk;

    @Inject
    Inbox inbox;

    @Test
    void tellsEachPartThatIsCaptured() {
        UUID id = desk.confirmed("on_shipment");
        var first = captured(id, 2, 1000);
        var second = captured(id, 3, 1800);
        List.of(first, first, second, first, second).forEach(this::deliver);
        assertThat(told(id, "order.payment_captured"))
                .containsExactly("0 USD -> 1000 USD by " + id(first), "1000 USD -> 1800 USD by " + id(second));
    }

    @Test
    void tellsTheSecondPartialRefundThoughThePaymentStatusStays() {
        UUID id = paid();
        var first = refunded(id, 3, 300);
        var second = refunded(id, 4, 500);
        List.of(first, second, second, first).forEach(this::deliver);
        assertThat(told(id, "order.payment_refunded"))
                .containsExactly("0 USD -> 300 USD by " + id(first), "300 USD -> 500 USD by " + id(second));
        assertThat(told(id, "order.payment_status")).last().asString().startsWith("paid -> partially_refunded");
    }

    @Test
    void tellsWhatABankTookBack() {
        UUID id = paid();
        var lost = chargedBack(id, 3, 700);
        List.of(lost, lost).forEach(this::deliver);
        assertThat(told(id, "order.payment_charged_back")).containsExactly("0 USD -> 700 USD by " + id(lost));
    }

    @Test
    void tellsTheLaterSumAloneWhereItIsHeardFirst() {
        UUID id = paid();
        var later = refunded(id, 4, 500);
        List.of(later, refunded(id, 3, 300)).forEach(this::deliver);
        assertThat(told(id, "order.payment_refunded")).containsExactly("0 USD -> 500 USD by " + id(later));
    }

    @Test
    void tellsWhatWasAuthorized() {
        UUID id = desk.placed();
        deliver(authorized(id));
        assertThat(told(id, "order.payment_authorized"))
                .singleElement()
                .asString()
                .startsWith("0 USD -> 2400 USD");
    }

    /** A move of the order names the event that it publishes, and what it comes from. */
    @Test
    void namesTheEventOfEachMoveAndWhatLedToIt() {
        UUID id = desk.confirmed();
        var captured = captured(id, 2, 2400);
        deliver(captured);
        assertThat(desk.list("""
                select event_id from timeline where order_id = $1 and kind = 'order.status' order by id""", id))
                .containsExactlyElementsOf(desk.list("""
                        select event_id::text from (
                            select event_id, position, aggregate_id, topic from outbox
                            union all select event_id, position, aggregate_id, topic from outbox_sent) e
                        where aggregate_id = $1 and topic = 'orders.order.status_changed'
                        order by position""", id.toString()))
                .hasSize(3);
        assertThat(desk.list("select causation_id from timeline where order_id = $1 and to_state = 'paid'", id))
                .containsOnly(id(captured));
    }

    private UUID paid() {
        UUID id = desk.confirmed();
        deliver(captured(id, 2, 2400));
        return id;
    }

    private List<String> told(UUID id, String kind) {
        return desk.list("""
                select coalesce(from_state, '') || ' -> ' || to_state || ' by ' || coalesce(event_id, 'nobody')
                from timeline where order_id = $1 and kind = $2 order by id""", id, kind);
    }

    private static String id(Event<?> event) {
        return event.envelope().eventId().toString();
    }

    private static Event<?> authorized(UUID id) {
        return confirmed(id, 1, "authorized", 0);
    }

    private static Event<?> captured(UUID id, long version, long amount) {
        return confirmed(id, version, amount < 2400 ? "partially_captured" : "captured", amount);
    }

    private static Event<?> confirmed(UUID id, long version, String status, long captured) {
        return event(
                Topics.PAYMENTS_PAYMENT_CONFIRMED,
                id,
                version,
                new PaymentConfirmed(
                        "pay-1",
                        id.toString(),
                        "card",
                        status,
                        "auth-1",
                        Desk.usd(2400),
                        Desk.usd(2400),
                        Desk.usd(captured)));
    }

    private static Event<?> refunded(UUID id, long version, long sum) {
        return event(
                Topics.PAYMENTS_REFUND_COMPLETED,
                id,
                version,
                new RefundCompleted(
                        "pay-1", id.toString(), "refund-" + version, Desk.usd(sum), Desk.usd(sum), Desk.usd(2400)));
    }

    private static Event<?> chargedBack(UUID id, long version, long sum) {
        return event(
                Topics.PAYMENTS_PAYMENT_FAILED,
                id,
                version,
                new PaymentFailed("pay-1", id.toString(), "card", "charged_back", "dispute_lost", null, Desk.usd(sum)));
    }

    private static <T extends EventData> Event<T> event(String topic, UUID id, long version, T data) {
        return Events.of(topic, "pay-" + id, version, data);
    }

    private void deliver(Event<?> event) {
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }
}
