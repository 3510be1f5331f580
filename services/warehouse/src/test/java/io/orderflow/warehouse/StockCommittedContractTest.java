package io.orderflow.warehouse;

import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.event.StockCommitted;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What the order service has confirmed is kept once. */
@WarehouseTest
class StockCommittedContractTest extends AbstractTopicHandlerContractTest<StockCommitted> {

    @Inject
    Depot depot;

    @Override
    protected Event<StockCommitted> event() {
        String order = Depot.anyOrder();
        var item = new StockCommitted.Item(UUID.randomUUID().toString(), Depot.anySku(), "main", 2);
        return depot.event(order, new StockCommitted(order, List.of(item)));
    }

    @Override
    protected long effects(Event<StockCommitted> event) {
        return await(database.first(
                        "select count(*) from stock_commitment where order_id = $1",
                        row -> row.getLong(0),
                        event.data().orderId()))
                .orElseThrow();
    }
}
