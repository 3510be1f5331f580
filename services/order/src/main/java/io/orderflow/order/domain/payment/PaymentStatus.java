package io.orderflow.order.domain.payment;

import java.util.Locale;

/** What the order knows of its money (domain.md §3). News with a lower rank is older and changes nothing. */
public enum PaymentStatus {
    PENDING(10),
    COD_PENDING(10),
    AUTHORIZED(20),
    CAPTURE_PENDING(30),
    CAPTURE_FAILED(35),
    PAID(40),
    COD_COLLECTED(40),
    FAILED(50),
    VOIDED(50),
    PARTIALLY_REFUNDED(60),
    REFUNDED(70);

    private final int rank;

    PaymentStatus(int rank) {
        this.rank = rank;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PaymentStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean isNewerThan(PaymentStatus known) {
        return rank > known.rank;
    }
}
