package io.orderflow.order.domain;

import java.util.Map;

/**
 * What is added to the price of goods.
 * @param taxPercent whole percent per tax class
 * @param shipping   minor units per method
 */
public record Tariff(Map<String, Integer> taxPercent, Map<ShippingMethod, Long> shipping) {

    int taxOf(String taxClass) {
        Integer percent = taxPercent.get(taxClass);
        if (percent == null) {
            throw new IllegalArgumentException("no tax rate for class " + taxClass);
        }
        return percent;
    }

    long shippingOf(ShippingMethod method) {
        return shipping.getOrDefault(method, 0L);
    }
}
