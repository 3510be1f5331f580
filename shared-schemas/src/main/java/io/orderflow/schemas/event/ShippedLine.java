package io.orderflow.schemas.event;

import io.orderflow.schemas.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Units of an order's item that go together. @param quantity units */
@RegisterForReflection
public record ShippedLine(String orderItemId, long quantity) {
    public ShippedLine {
        Required.text(orderItemId, "order_item_id");
        Required.positive(quantity, "quantity");
    }
}
