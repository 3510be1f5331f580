package io.orderflow.payment.domain;

import java.security.SecureRandom;

/** Makes what a payment is known by outside. */
public final class References {

    /** No 0, 1, I, L, O or U: read over the telephone, none is taken for another. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    /** Follows from the order, so that what a gateway says of it finds it even before it exists. */
    public static String ofOrder(String orderId) {
        return "pay-" + orderId;
    }

    /** What a buyer quotes in a bank transfer, like {@code OF-7K3M-9QX2}; unique by the table's constraint. */
    public static String quotable() {
        return "OF-" + group() + "-" + group();
    }

    private static String group() {
        var group = new StringBuilder();
        for (int i = 0; i < GROUP; i++) {
            group.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return group.toString();
    }
}
