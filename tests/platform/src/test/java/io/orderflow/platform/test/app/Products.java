package io.orderflow.platform.test.app;

import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.ProductCreated;
import java.util.UUID;

/** Products whose SKU tells the handler what to do with them. */
final class Products {

    static final String TOPIC = "catalog.product.created";

    private Products() {}

    /** @param behaviour see {@link ProductHandler} */
    static ProductCreated any(String behaviour) {
        return named(behaviour + "-" + UUID.randomUUID());
    }

    static ProductCreated named(String sku) {
        return new ProductCreated("p-" + sku, sku, "Mug", new WireMoney(100, "USD"), "standard", 1);
    }
}
