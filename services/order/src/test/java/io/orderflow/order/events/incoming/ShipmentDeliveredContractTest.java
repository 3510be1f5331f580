package io.orderflow.order.events.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.event.ShipmentDelivered;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is with the buyer is counted once, keyed on its shipment, also before anybody has told that it left. */
@OrderTest
@Tag("C1.14")
class ShipmentDeliveredContractTest extends AbstractTopicHandlerContractTest<ShipmentDelivered> {

    @Inject
    Desk desk;

    @Override
    protected Event<ShipmentDelivered> event() {
        return desk.news(desk.confirmed()).delivered(Ids.next(), Ids.next(), 2);
    }

    @Override
    protected long effects(Event<ShipmentDelivered> event) {
        return desk.moves(event.data().orderId(), "order.status", "delivered");
    }

    @Test
    @Tag("T5.1")
    void countsAShipmentOnceThoughItIsToldTwice() {
        UUID id = desk.confirmed();
        UUID shipment = Ids.next();
        UUID fulfillment = Ids.next();
        deliver(desk.news(id).delivered(shipment, fulfillment, 1), 2);
        deliver(desk.news(id).delivered(shipment, fulfillment, 1), 2);
        assertThat(desk.goods(id)).isEqualTo("partially_shipped 1 1");
        deliver(desk.news(id).delivered(Ids.next(), fulfillment, 1), 2);
        assertThat(desk.goods(id)).isEqualTo("delivered 2 2");
        assertThat(desk.moves(id.toString(), "order.parcel", "delivered")).isEqualTo(2);
        assertThat(desk.moves(id.toString(), "order.status", "shipped")).isOne();
    }

    @Test
    void isDeliveredOnceWhatNeverLeftIsCancelled() {
        UUID id = desk.confirmed();
        deliver(desk.news(id).delivered(Ids.next(), Ids.next(), 1), 1);
        assertThat(desk.goods(id)).isEqualTo("partially_shipped 1 1");
        desk.in(tx -> desk.halve(tx, id));
        assertThat(desk.goods(id)).isEqualTo("delivered 1 1");
    }

    @Test
    @Tag("M2.3")
    void leavesAnOrderAloneThatIsOver() {
        UUID id = desk.confirmed();
        desk.hear(id, Desk.CAPTURED);
        desk.in(tx -> desk.cancel(tx, id));
        deliver(desk.news(id).delivered(Ids.next(), Ids.next(), 2), 1);
        assertThat(desk.goods(id)).isEqualTo("cancelled 2 2");
    }
}
