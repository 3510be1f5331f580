package io.orderflow.catalog.api;

import io.orderflow.catalog.domain.Product;
import io.orderflow.platform.web.MoneyBody;
import java.util.UUID;

/** A product as clients see it. */
public record ProductBody(
        UUID id, String sku, String name, MoneyBody price, String taxClass, long weightGrams, long version) {

    static ProductBody of(Product product) {
        return new ProductBody(
                product.id(),
                product.sku(),
                product.name(),
                MoneyBody.of(product.price()),
                product.taxClass().code(),
                product.weightGrams(),
                product.version());
    }
}
