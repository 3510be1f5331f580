package io.orderflow.order.events.incoming;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.CustomerDeleted;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** The orders of a customer who is gone are erased once. */
@OrderTest
@Tag("T5.4")
class CustomerDeletedContractTest extends AbstractTopicHandlerContractTest<CustomerDeleted> {

    @Inject
    Desk desk;

    @Override
    protected Event<CustomerDeleted> event() {
        String customer = UUID.randomUUID().toString();
        desk.update("update orders set customer_id = $2 where id = $1", desk.placed(), customer);
        return Events.of(Topics.CUSTOMER_DELETED, customer, new CustomerDeleted(customer));
    }

    /** Each change of an order is a version. */
    @Override
    protected long effects(Event<CustomerDeleted> event) {
        return Desk.await(database.first(
                        "select version - 1 from orders where customer_id = $1",
                        row -> row.getLong(0),
                        event.data().customerId()))
                .orElseThrow();
    }
}
