package io.orderflow.catalog.domain;

import java.util.Locale;

/** How a product is taxed (api.md §4); what that means in percent is the order's business. */
public enum TaxClass {
    STANDARD,
    REDUCED,
    ZERO;

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TaxClass of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
