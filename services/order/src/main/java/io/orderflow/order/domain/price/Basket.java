package io.orderflow.order.domain.price;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import java.util.List;

/** What a buyer asks for, before it has a price. */
public record Basket(String currency, List<Wish> wishes, ShippingMethod shippingMethod, Destination destination) {

    /** @param quantity pieces, 1 or more */
    public record Wish(String sku, long quantity) {}
}
