package io.orderflow.payment.domain;

import java.util.Locale;

/** What a gateway can do with the money of a payment. */
public enum Effect {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Effect of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
