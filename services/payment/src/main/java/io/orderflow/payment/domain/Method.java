package io.orderflow.payment.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the buyer pays. */
public enum Method {
    CARD,
    BANK_TRANSFER,
    COD;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Method> find(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code().equals(code))
                .findFirst();
    }

    public static Method of(String code) {
        return find(code).orElseThrow();
    }
}
