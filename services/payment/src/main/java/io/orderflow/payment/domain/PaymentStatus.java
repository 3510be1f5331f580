package io.orderflow.payment.domain;

import java.util.Locale;

/** Where a payment stands (domain.md §3). */
public enum PaymentStatus {
    PENDING,
    REQUIRES_ACTION,
    AUTHORIZED,
    CAPTURE_PENDING,
    PARTIALLY_CAPTURED,
    CAPTURED,
    CAPTURE_FAILED,
    VOIDED,
    FAILED,
    EXPIRED,
    PARTIALLY_REFUNDED,
    REFUNDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PaymentStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
