package io.orderflow.catalog.usecase;

import io.orderflow.catalog.domain.Product;
import io.orderflow.catalog.events.outgoing.ProductEvents;
import io.orderflow.catalog.persistence.Products;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Puts a product into the catalogue and tells the warehouse (T5.5). */
@Singleton
public class CreateProduct {

    private final Products products;
    private final ProductEvents events;
    private final PlatformClock clock;

    CreateProduct(Products products, ProductEvents events, PlatformClock clock) {
        this.products = products;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the product, or the refusal {@code sku_taken} or {@code unknown_currency}; runs in the transaction that claims the idempotency
     *     key
     */
    public Uni<Outcome<Product>> create(Tx tx, Product product) {
        if (!product.price().isInKnownCurrency()) {
            return Uni.createFrom().item(Outcome.refused(Product.unknownCurrency()));
        }
        return products.insert(tx, product, clock.now())
                .chain(inserted -> inserted
                        ? events.created(tx, product).replaceWith(Outcome.success(product))
                        : Uni.createFrom()
                                .item(Outcome.refused(
                                        Rejection.state("sku_taken", "There is a product with this SKU already."))));
    }
}
