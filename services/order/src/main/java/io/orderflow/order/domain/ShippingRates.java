package io.orderflow.order.domain;

import java.util.OptionalLong;

/** What it costs to send an order. */
public interface ShippingRates {

    /** @param weight grams @return minor units, not negative; empty when nothing of that weight goes there that way */
    OptionalLong price(ShippingMethod method, long weight, Destination destination);
}
