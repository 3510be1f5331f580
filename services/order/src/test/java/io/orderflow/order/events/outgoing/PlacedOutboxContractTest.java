package io.orderflow.order.events.outgoing;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.contract.AbstractOutboxContractTest;
import io.orderflow.schemas.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;

/** An order is placed together with the event that says so. */
@OrderTest
class PlacedOutboxContractTest extends AbstractOutboxContractTest {

    @Inject
    Desk desk;

    @Inject
    Orders orders;

    @Override
    protected String topic() {
        return Topics.ORDERS_ORDER_STATUS_CHANGED;
    }

    @Override
    protected String aggregate() {
        return Ids.next().toString();
    }

    @Override
    protected Uni<?> change(String id) {
        return database.inTransaction(Cause.system("test"), tx -> desk.place(tx, UUID.fromString(id)));
    }

    @Override
    protected boolean changed(String id) {
        return Desk.await(orders.find(database, UUID.fromString(id))).isPresent();
    }
}
