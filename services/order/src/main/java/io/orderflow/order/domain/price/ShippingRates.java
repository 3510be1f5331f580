package io.orderflow.order.domain.price;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import java.util.OptionalLong;

/** What it costs to send an order. */
public interface ShippingRates {

    /** @param weight grams @return minor units, not negative; empty when nothing of that weight goes there that way */
    OptionalLong price(ShippingMethod method, long weight, Destination destination);
}
