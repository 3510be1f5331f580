package io.orderflow.order.domain.price;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import java.util.OptionalLong;

/** What it costs to send an order. */
public interface ShippingRates {

    /**
     * @param weight   grams
     * @param currency that it is paid in
     * @return minor units, not negative; empty when nothing of that weight goes there that way, or not for money of that currency
     */
    OptionalLong price(ShippingMethod method, long weight, Destination destination, String currency);
}
