package io.orderflow.order.events.incoming;

import io.orderflow.order.usecase.EraseCustomer;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.CustomerDeleted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A customer is gone: their orders stay, and say nothing of them any more (T5.4). */
@Singleton
public class CustomerDeletedHandler implements TopicHandler<CustomerDeleted> {

    private final EraseCustomer erasing;

    CustomerDeletedHandler(EraseCustomer erasing) {
        this.erasing = erasing;
    }

    @Override
    public String topic() {
        return Topics.CUSTOMER_DELETED;
    }

    @Override
    public Class<CustomerDeleted> type() {
        return CustomerDeleted.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<CustomerDeleted> event) {
        return erasing.erase(tx, event.data().customerId()).replaceWith(Handled.done());
    }
}
