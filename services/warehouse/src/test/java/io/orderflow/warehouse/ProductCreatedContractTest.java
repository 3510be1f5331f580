package io.orderflow.warehouse;

import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.ProductCreated;
import jakarta.inject.Inject;
import java.util.UUID;

/** A product gets its stock record once. */
@WarehouseTest
class ProductCreatedContractTest extends AbstractTopicHandlerContractTest<ProductCreated> {

    @Inject
    Depot depot;

    @Override
    protected Event<ProductCreated> event() {
        String id = UUID.randomUUID().toString();
        return depot.event(
                id, new ProductCreated(id, Depot.anySku(), "Mug", new WireMoney(1999, "USD"), "standard", 300));
    }

    @Override
    protected long effects(Event<ProductCreated> event) {
        return await(database.first(
                        "select count(*) from stock_item where sku = $1 and product_id = $2",
                        row -> row.getLong(0),
                        event.data().sku(),
                        event.data().productId()))
                .orElseThrow();
    }
}
