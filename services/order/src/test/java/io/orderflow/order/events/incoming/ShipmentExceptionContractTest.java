package io.orderflow.order.events.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.News;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.jobs.AutoComplete;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.ShipmentException;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A parcel that goes astray is told of once, and its order waits for a person. */
@OrderTest
@Tag("X3.13")
class ShipmentExceptionContractTest extends AbstractTopicHandlerContractTest<ShipmentException> {

    @Inject
    Desk desk;

    @Inject
    AutoComplete completing;

    @Inject
    MeterRegistry meters;

    @Override
    protected Event<ShipmentException> event() {
        return desk.news(desk.confirmed()).astray(Ids.next(), Ids.next(), "lost");
    }

    @Override
    protected long effects(Event<ShipmentException> event) {
        return desk.moves(event.data().orderId(), "order.parcel", "lost");
    }

    @Override
    protected Optional<Event<ShipmentException>> overtaken(Event<ShipmentException> event) {
        var data = event.data();
        return Optional.of(desk.news(UUID.fromString(data.orderId()))
                .astray(UUID.fromString(data.shipmentId()), UUID.fromString(data.fulfillmentId()), "delivery_failed"));
    }

    @Override
    protected String standing(Event<ShipmentException> event) {
        return desk.standing(event.data().orderId())
                + desk.list(
                        "select status from parcel_news where order_id = $1",
                        UUID.fromString(event.data().orderId()));
    }

    @Test
    @Tag("C1.15")
    void keepsAShippedOrderFromCompletingByItselfUntilTheParcelTurnsUp() {
        UUID id = desk.confirmed();
        desk.hear(id, Desk.CAPTURED);
        News news = desk.news(id);
        UUID fulfillment = Ids.next();
        UUID parcel = Ids.next();
        hear(news.fulfillment(fulfillment, 7, "shipped", 2));
        double before = alerts("returned_to_sender");
        deliver(news.astray(parcel, fulfillment, "returned_to_sender"), 2);
        Eventually.holds(LIMIT, () -> assertThat(alerts("returned_to_sender")).isEqualTo(before + 1));

        // Also where it was planned by a process that knew nothing of parcels.
        desk.update("insert into completion_due (order_id, due_at) values ($1, now() - interval '1 minute')", id);
        await(completing.run());
        assertThat(desk.goods(id)).isEqualTo("shipped 2 0");
        assertThat(desk.update("delete from completion_due where order_id = $1", id))
                .isZero();

        hear(news.delivered(parcel, fulfillment, 2));
        assertThat(desk.goods(id)).isEqualTo("delivered 2 2");
        assertThat(desk.update("update completion_due set due_at = now() where order_id = $1", id))
                .isOne();
        await(completing.run());
        assertThat(desk.goods(id)).isEqualTo("completed 2 2");
    }

    /** Told before anything has left, it is known when everything has. */
    @Test
    void isRememberedWhenItOvertakesTheNewsOfItsFulfillment() {
        UUID id = desk.confirmed();
        UUID fulfillment = Ids.next();
        deliver(desk.news(id).astray(Ids.next(), fulfillment, "lost"), 1);
        hear(desk.news(id).fulfillment(fulfillment, 7, "shipped", 2));
        assertThat(desk.goods(id)).isEqualTo("shipped 2 0");
        assertThat(desk.update("delete from completion_due where order_id = $1", id))
                .isZero();
    }

    /** Of the other parcel, nothing may be heard for a week; then it is over. */
    @Test
    @Tag("C1.15")
    void waitsAnewWhenTheParcelThatWasAstrayTurnsUp() {
        UUID id = desk.confirmed();
        UUID fulfillment = Ids.next();
        UUID parcel = Ids.next();
        hear(desk.news(id).fulfillment(fulfillment, 7, "shipped", 2));
        deliver(desk.news(id).astray(parcel, fulfillment, "delivery_failed"), 1);
        hear(desk.news(id).delivered(parcel, fulfillment, 1));
        assertThat(desk.goods(id)).isEqualTo("shipped 2 1");
        assertThat(desk.update("delete from completion_due where order_id = $1", id))
                .isOne();
    }

    @Test
    void takesAKindThatItDoesNotKnowForSomethingToLookAfter() {
        UUID id = desk.confirmed();
        deliver(desk.news(id).astray(Ids.next(), Ids.next(), "eaten"), 1);
        assertThat(desk.moves(id.toString(), "order.parcel", "exception")).isOne();
    }

    private void hear(Event<?> event) {
        await(inbox.receive(event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }

    private double alerts(String kind) {
        return meters.counter("orderflow.parcels.astray", "kind", kind).count();
    }
}
