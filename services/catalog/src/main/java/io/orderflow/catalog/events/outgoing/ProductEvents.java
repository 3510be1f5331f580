package io.orderflow.catalog.events.outgoing;

import io.orderflow.catalog.domain.Product;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outbox.Outbox;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.ProductCreated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Says what happened to products in the words of the contract. */
@Singleton
public class ProductEvents {

    private final Outbox outbox;

    ProductEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public Uni<Void> created(Tx tx, Product product) {
        return outbox.add(
                tx,
                Topics.CATALOG_PRODUCT_CREATED,
                product.id().toString(),
                new ProductCreated(
                        product.id().toString(),
                        product.sku(),
                        product.name(),
                        product.price().toWire(),
                        product.taxClass().code(),
                        product.weightGrams()));
    }
}
