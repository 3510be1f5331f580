package io.orderflow.order.domain.delivery;

import java.util.Locale;

/** How an order travels. */
public enum ShippingMethod {
    STANDARD,
    EXPRESS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ShippingMethod of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
