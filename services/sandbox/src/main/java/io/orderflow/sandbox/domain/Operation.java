package io.orderflow.sandbox.domain;

import java.util.Locale;

/** What a gateway does with money. */
public enum Operation {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND;

    /** As it stands in the ledger. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Operation of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
