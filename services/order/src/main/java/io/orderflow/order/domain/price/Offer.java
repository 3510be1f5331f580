package io.orderflow.order.domain.price;

import io.orderflow.platform.money.Money;

/** What the catalogue says of a SKU right now. The client's own idea of a price is never asked for. @param weight grams a piece */
public record Offer(String sku, String name, Money price, String taxClass, long weight) {}
