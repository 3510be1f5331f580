package io.orderflow.order.domain;

import java.util.Locale;

/** Why an order may have to wait (api.md §5, "Holds"). */
public enum HoldKind {
    FRAUD,
    ADDRESS,
    STOCK,
    MANUAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static HoldKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
