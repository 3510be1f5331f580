package io.orderflow.order.events.outgoing;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.test.contract.AbstractOutboxContractTest;
import io.orderflow.schemas.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** An order is cancelled together with the event that says so, also where a confirmation meets it. */
@OrderTest
class CancelledOutboxContractTest extends AbstractOutboxContractTest {

    @Inject
    Desk desk;

    @Override
    protected String topic() {
        return Topics.ORDERS_ORDER_STATUS_CHANGED;
    }

    @Override
    protected String aggregate() {
        return desk.authorized().toString();
    }

    /** That it was placed. */
    @Override
    protected long versionWhenMade(String id) {
        return 1;
    }

    @Override
    protected Uni<?> change(String id) {
        return database.inTransaction(Cause.system("test"), tx -> desk.cancel(tx, UUID.fromString(id)));
    }

    @Override
    protected List<Uni<?>> changesThatMeet(String id) {
        Uni<?> confirm = Uni.createFrom()
                .deferred(() ->
                        database.inTransaction(Cause.system("test"), tx -> desk.confirm(tx, UUID.fromString(id))));
        Uni<?> cancel = Uni.createFrom().deferred(() -> change(id));
        return List.of(confirm, cancel, confirm, cancel);
    }

    @Override
    protected boolean changed(String id) {
        return desk.standing(id).startsWith("cancelled");
    }
}
