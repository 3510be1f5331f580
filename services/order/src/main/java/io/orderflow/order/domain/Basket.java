package io.orderflow.order.domain;

import java.util.List;

/** What a buyer asks for, before it has a price. */
public record Basket(String currency, List<Wish> wishes, ShippingMethod shippingMethod, Destination destination) {

    /** @param quantity pieces, 1 or more */
    public record Wish(String sku, long quantity) {}
}
