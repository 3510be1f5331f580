package io.orderflow.order.domain.payment;

import java.util.Locale;

/** How a buyer pays. */
public enum PaymentMethod {
    CARD,
    BANK_TRANSFER,
    COD;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PaymentMethod of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** What an order's payment status is before any money has moved. */
    public PaymentStatus first() {
        return this == COD ? PaymentStatus.COD_PENDING : PaymentStatus.PENDING;
    }

    /** What it is once all of the money is there. */
    public PaymentStatus paid() {
        return this == COD ? PaymentStatus.COD_COLLECTED : PaymentStatus.PAID;
    }
}
