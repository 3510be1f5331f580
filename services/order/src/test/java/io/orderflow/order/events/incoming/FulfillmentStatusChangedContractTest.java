package io.orderflow.order.events.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.News;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.AnyOrder;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.event.FulfillmentStatusChanged;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units that left are counted once, and an order that ships is no longer only picked. */
@OrderTest
@Tag("C1.14")
class FulfillmentStatusChangedContractTest extends AbstractTopicHandlerContractTest<FulfillmentStatusChanged> {

    @Inject
    Desk desk;

    @Inject
    MeterRegistry meters;

    @Override
    protected Event<FulfillmentStatusChanged> event() {
        return desk.news(desk.confirmed()).fulfillment(Ids.next(), 7, "shipped", 1);
    }

    @Override
    protected long effects(Event<FulfillmentStatusChanged> event) {
        return desk.moves(event.data().orderId(), "order.status", "partially_shipped");
    }

    @Override
    protected Optional<Event<FulfillmentStatusChanged>> overtaken(Event<FulfillmentStatusChanged> event) {
        UUID order = UUID.fromString(event.data().orderId());
        return Optional.of(
                desk.news(order).fulfillment(UUID.fromString(event.data().fulfillmentId()), 3, "picking", 2));
    }

    @Override
    protected String standing(Event<FulfillmentStatusChanged> event) {
        return desk.standing(event.data().orderId())
                + desk.goods(UUID.fromString(event.data().orderId()));
    }

    @Test
    void followsEachFulfillmentFromItsFirstPickToItsLastUnit() {
        UUID id = desk.confirmed();
        News news = desk.news(id);
        UUID north = Ids.next();
        UUID south = Ids.next();
        deliver(news.fulfillment(north, 1, "pending", 1), 1);
        assertThat(desk.goods(id)).isEqualTo("confirmed 0 0");
        deliver(news.fulfillment(north, 3, "picking", 1), 1);
        assertThat(desk.goods(id)).isEqualTo("processing 0 0");
        deliver(news.fulfillment(north, 7, "shipped", 1), 1);
        assertThat(desk.goods(id)).isEqualTo("partially_shipped 1 0");
        deliver(news.fulfillment(south, 3, "picking", 1), 1);
        deliver(news.fulfillment(north, 8, "completed", 1), 1);
        assertThat(desk.goods(id)).isEqualTo("partially_shipped 1 0");
        deliver(news.fulfillment(south, 7, "shipped", 1), 1);
        assertThat(desk.goods(id)).isEqualTo("shipped 2 0");
        assertThat(desk.update("delete from completion_due where order_id = $1", id))
                .isOne();
    }

    @Test
    @Tag("M2.3")
    @Tag("X3.13")
    void doesNothingToAnOrderThatIsCancelledButTell() {
        UUID id = desk.confirmed();
        double before = alerts("of_cancelled");
        desk.in(tx -> desk.cancel(tx, id));
        deliver(desk.news(id).fulfillment(Ids.next(), 7, "shipped", 2), 1);
        assertThat(desk.goods(id)).isEqualTo("cancelled 2 0");
        assertThat(desk.moves(id.toString(), "order.fulfillment", "shipped")).isOne();
        assertThat(desk.asked(id, Asks.CAPTURE_PAYMENT)).isZero();
        Eventually.holds(LIMIT, () -> assertThat(alerts("of_cancelled")).isEqualTo(before + 1));
    }

    /** All its money went back before anything had left. */
    @Test
    @Tag("X3.13")
    void tellsOfGoodsThatLeaveAfterTheirMoneyWentBack() {
        UUID id = desk.confirmed();
        UUID north = Ids.next();
        desk.hear(id, Desk.CAPTURED);
        desk.hear(id, AnyOrder.payment("refunded", 2400, 2400, 2400));
        double before = alerts("of_cancelled");
        deliver(desk.news(id).fulfillment(north, 7, "shipped", 2), 2);
        assertThat(desk.goods(id)).isEqualTo("refunded 2 0");
        assertThat(alerts("of_cancelled")).isEqualTo(before + 1);
        deliver(desk.news(id).fulfillment(north, 8, "completed", 2), 1);
        assertThat(alerts("of_cancelled")).isEqualTo(before + 1);
    }

    @Test
    void tellsNobodyOfGoodsWhoseMoneyWentBackAfterTheyHadLeft() {
        UUID id = desk.confirmed();
        UUID north = Ids.next();
        desk.hear(id, Desk.CAPTURED);
        deliver(desk.news(id).fulfillment(north, 7, "shipped", 2), 1);
        desk.hear(id, AnyOrder.payment("refunded", 2400, 2400, 2400));
        double before = alerts("of_cancelled");
        deliver(desk.news(id).fulfillment(north, 8, "completed", 2), 1);
        assertThat(desk.goods(id)).isEqualTo("refunded 2 0");
        assertThat(alerts("of_cancelled")).isEqualTo(before);
    }

    @Test
    void keepsForAPersonWhatIsMoreThanAnyNumberHolds() {
        UUID id = desk.confirmed();
        deliver(desk.news(id).fulfillment(Ids.next(), 7, "shipped", 1), 1);
        for (var event : List.of(
                desk.news(id).fulfillment(Ids.next(), 7, "shipped", Long.MAX_VALUE),
                desk.news(id).fulfillment(Ids.next(), 7, "shipped", Long.MAX_VALUE, 1))) {
            deliver(event, 1);
            assertThat(inboxState(event)).isEqualTo("parked");
            assertThat(desk.list(
                            "select reason from inbox where event_id = $1",
                            event.envelope().eventId()))
                    .containsExactly("more has left than the order still has");
        }
        assertThat(desk.goods(id)).isEqualTo("partially_shipped 1 0");
    }

    /** It has left, so its money is asked for though nobody did before. */
    @ParameterizedTest
    @ValueSource(strings = {"immediate", "on_shipment"})
    @Tag("C1.3")
    @Tag("X3.13")
    void asksForTheMoneyOfWhatHasLeftWhereNobodyHas(String policy) {
        UUID id = desk.confirmed(policy);
        double before = alerts("unpaid");
        deliver(desk.news(id).fulfillment(Ids.next(), 7, "shipped", 1), 2);
        assertThat(desk.asked(id, Asks.CAPTURE_SHIPMENT)).isEqualTo(policy.equals("on_shipment") ? 1 : 0);
        assertThat(desk.asked(id, Asks.CAPTURE_PAYMENT)).isEqualTo(policy.equals("immediate") ? 1 : 0);
        assertThat(desk.list("select state from shipment_capture where order_id = $1", id))
                .containsExactly("pending");
        Eventually.holds(LIMIT, () -> assertThat(alerts("unpaid")).isEqualTo(before + 1));
    }

    @Test
    void tellsNobodyOfGoodsThatArePaidFor() {
        UUID id = desk.confirmed();
        desk.hear(id, Desk.CAPTURED);
        double before = alerts("unpaid");
        deliver(desk.news(id).fulfillment(Ids.next(), 7, "shipped", 2), 1);
        assertThat(desk.goods(id)).isEqualTo("shipped 2 0");
        assertThat(desk.list("select state from shipment_capture where order_id = $1", id))
                .containsExactly("captured");
        assertThat(alerts("unpaid")).isEqualTo(before);
    }

    private double alerts(String what) {
        return meters.counter("orderflow.goods." + what).count();
    }

    /** News that comes after the end: counted, and nothing is taken for it. */
    @Test
    @Tag("C1.3")
    void asksForNoMoneyOfAnOrderThatIsOver() {
        UUID id = desk.confirmed("on_shipment");
        desk.hear(id, AnyOrder.payment("partially_captured", 2400, 1200, 0));
        desk.move(id, OrderStatus.SHIPPED);
        desk.move(id, OrderStatus.COMPLETED);
        deliver(desk.news(id).fulfillment(Ids.next(), 7, "shipped", 2), 1);
        assertThat(desk.goods(id)).isEqualTo("completed 2 0");
        assertThat(desk.asked(id, Asks.CAPTURE_SHIPMENT)).isZero();
    }

    @Test
    void waitsForAnOrderThatIsNotConfirmedYet() {
        UUID id = desk.authorized();
        var event = desk.news(id).fulfillment(Ids.next(), 3, "picking", 2);
        deliver(event, 1);
        assertThat(inboxState(event)).isEqualTo("parked");
        desk.in(tx -> desk.confirm(tx, id));
        Eventually.holds(LIMIT, () -> assertThat(desk.goods(id)).isEqualTo("processing 0 0"));
    }

    /** Somebody has to look: the unit that was cancelled has left all the same. */
    @Test
    void keepsWhatCannotBeTrueForAPerson() {
        UUID id = desk.confirmed();
        desk.in(tx -> desk.halve(tx, id));
        var event = desk.news(id).fulfillment(Ids.next(), 7, "shipped", 2);
        deliver(event, 1);
        assertThat(inboxState(event)).isEqualTo("parked");
        assertThat(desk.goods(id)).isEqualTo("confirmed 0 0");
    }

    @Test
    void ignoresAStatusThatItDoesNotKnow() {
        UUID id = desk.confirmed();
        var event = desk.news(id).fulfillment(Ids.next(), 3, "teleported", 2);
        deliver(event, 1);
        assertThat(inboxState(event)).isEqualTo("ignored");
    }
}
