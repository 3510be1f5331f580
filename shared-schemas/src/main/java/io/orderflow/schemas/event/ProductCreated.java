package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.orderflow.schemas.WireMoney;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A product can be sold from now on; the warehouse opens a stock record for its SKU.
 *
 * @param price of one unit, without tax
 * @param taxClass standard, reduced or zero
 * @param weightGrams grams, zero for what is not shipped
 */
@RegisterForReflection
public record ProductCreated(
        String productId, String sku, String name, WireMoney price, String taxClass, long weightGrams)
        implements EventData {
    public ProductCreated {
        Required.text(productId, "product_id");
        Required.text(sku, "sku");
        Required.text(name, "name");
        Required.present(price, "price");
        Required.text(taxClass, "tax_class");
        Required.notNegative(weightGrams, "weight_grams");
    }
}
