package io.orderflow.warehouse.events.incoming;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.ProductCreated;
import io.orderflow.warehouse.usecase.OpenStockRecord;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A product can be sold: its SKU gets a stock record (T5.5). */
@Singleton
class ProductCreatedHandler implements TopicHandler<ProductCreated> {

    private final OpenStockRecord records;

    ProductCreatedHandler(OpenStockRecord records) {
        this.records = records;
    }

    @Override
    public String topic() {
        return Topics.CATALOG_PRODUCT_CREATED;
    }

    @Override
    public Class<ProductCreated> type() {
        return ProductCreated.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<ProductCreated> event) {
        return records.open(tx, event.data())
                .map(opened -> opened ? Handled.done() : Handled.ignored("the SKU is known already"));
    }
}
