package io.orderflow.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.usecase.shipment.CaptureShipment;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.schemas.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Staff give back all of what a living order has paid: it ends, however the news of that is mixed, and nothing of it ships any more. */
@OrderTest
class RefundedOrderTest {

    private static final List<OrderStatus> WAY =
            List.of(OrderStatus.PROCESSING, OrderStatus.PARTIALLY_SHIPPED, OrderStatus.SHIPPED, OrderStatus.DELIVERED);

    @Inject
    Desk desk;

    @Inject
    Inbox inbox;

    @Inject
    CaptureShipment shipping;

    @TestFactory
    @Tag("M2.3")
    @Tag("C1.2")
    Stream<DynamicTest> endsRefundedWhereverItWasAndInWhateverOrderItsEventsArrive() {
        return IntStream.rangeClosed(0, WAY.size())
                .boxed()
                .flatMap(steps -> IntStream.range(0, 6)
                        .mapToObj(order -> DynamicTest.dynamicTest(
                                (steps == 0 ? "confirmed" : WAY.get(steps - 1).code()) + " " + order,
                                () -> endsRefunded(WAY.subList(0, steps), order))));
    }

    private void endsRefunded(List<OrderStatus> way, int order) {
        UUID id = desk.confirmed("on_confirm");
        way.forEach(step -> desk.move(id, step));
        mixed(id).get(order).forEach(event -> PaymentStory.deliver(inbox, event));

        assertThat(desk.standing(id.toString())).matches("refunded refunded \\d+ refunded 2400 2400 2400");
        assertThat(desk.moves(id.toString(), "order.status", "refunded")).isOne();
        // The table knows no other way there from confirmed, and each move is told.
        assertThat(desk.moves(id.toString(), "order.status", "paid")).isEqualTo(way.isEmpty() ? 1 : 0);
        assertThat(told(id))
                .isEqualTo(desk.list(
                        "select to_state from timeline where order_id = $1 and kind = 'order.status' order by id", id));
        assertThat(ship(id)).isEqualTo("illegal_transition");
    }

    private static List<List<Event<?>>> mixed(UUID id) {
        var story = new PaymentStory(id);
        return PaymentStory.mixed(List.of(story.authorized(1), story.captured(2), story.refunded(3, 2400, 2400)));
    }

    private List<String> told(UUID id) {
        return desk.list("""
                select e.payload::json ->> 'new_status'
                from (select aggregate_id, topic, aggregate_version, payload from outbox
                      union all
                      select aggregate_id, topic, aggregate_version, payload from outbox_sent) e
                where e.aggregate_id = $1 and e.topic = 'orders.order.status_changed'
                order by e.aggregate_version""", id.toString());
    }

    /** Its own capture is answered by a payment that has gone back already. */
    @Test
    @Tag("C1.2")
    void endsRefundedByTheAnswerToItsOwnCapture() {
        UUID id = desk.confirmed();
        desk.hear(id, AnyOrder.payment("refunded", 2400, 2400, 2400));
        assertThat(desk.standing(id.toString())).startsWith("refunded refunded");
        desk.hear(id, Desk.CAPTURED);
        assertThat(desk.standing(id.toString())).startsWith("refunded refunded");
        assertThat(ship(id)).isEqualTo("illegal_transition");
    }

    /** A fulfillment that was told that its money is there asks once more before its goods leave. */
    @Test
    void shipsNothingMoreThoughItsMoneyWasThereBefore() {
        UUID id = desk.confirmed();
        desk.hear(id, Desk.CAPTURED);
        UUID fulfillment = Ids.next();
        assertThat(ship(id, fulfillment)).isEqualTo("captured");
        desk.hear(id, AnyOrder.payment("refunded", 2400, 2400, 2400));
        assertThat(ship(id, fulfillment)).isEqualTo("illegal_transition");
    }

    /** What staff have taken by hand has gone back, and once a part is cancelled the order costs no more than that. */
    @Test
    void endsRefundedWhenAPartIsCancelledAndTheMoneyOfTheRestHasGoneBack() {
        UUID id = desk.confirmed();
        desk.hear(id, AnyOrder.payment("partially_captured", 2400, 1200, 0));
        desk.hear(id, AnyOrder.payment("partially_refunded", 2400, 1200, 1200));
        assertThat(desk.standing(id.toString())).startsWith("confirmed partially_refunded");
        desk.in(tx -> desk.halve(tx, id));
        assertThat(desk.standing(id.toString())).startsWith("refunded refunded");
        assertThat(ship(id)).isEqualTo("illegal_transition");
    }

    /** Goodwill: what is given back in part takes no goods from the buyer. */
    @Test
    @Tag("C1.2")
    void isPaidAndShipsThoughAPartOfItsMoneyHasGoneBack() {
        for (boolean refundFirst : new boolean[] {false, true}) {
            UUID id = desk.confirmed();
            var news = goodwill(id);
            (refundFirst ? news.reversed() : news).forEach(event -> PaymentStory.deliver(inbox, event));
            assertThat(desk.standing(id.toString()))
                    .matches("paid partially_refunded \\d+ partially_refunded 2400 2400 100");
            assertThat(ship(id)).isEqualTo("captured");
        }
    }

    private static List<Event<?>> goodwill(UUID id) {
        var story = new PaymentStory(id);
        return List.of(story.captured(2), story.refunded(3, 100, 2400));
    }

    private String ship(UUID id) {
        return ship(id, Ids.next());
    }

    private String ship(UUID id, UUID fulfillment) {
        UUID mug = desk.in(tx -> desk.mug(tx, id));
        return switch (Desk.await(shipping.capture(Cause.system("test"), id, fulfillment, Map.of(mug, 1L)))) {
            case Outcome.Success<ShipmentMoney>(var money) -> money.state().code();
            case Outcome.Refused<ShipmentMoney>(var rejection) -> rejection.code();
        };
    }
}
