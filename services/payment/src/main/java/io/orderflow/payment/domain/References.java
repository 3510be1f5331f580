package io.orderflow.payment.domain;

import java.security.SecureRandom;

/** Makes what a payment is known by outside. */
public final class References {

    /** No 0, 1, I, L, O or U: read over the telephone, none is taken for another. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUP = 4;

    private References() {}

    /** Follows from the order, so that what a gateway says of it finds it even before it exists. */
    public static String ofOrder(String orderId) {
        return "pay-" + orderId;
    }

    /** What a buyer quotes in a bank transfer, like {@code OF-7K3M-9QX2}; unique by the table's constraint. */
    public static String quotable() {
        var random = new SecureRandom();
        return "OF-" + group(random) + "-" + group(random);
    }

    private static String group(SecureRandom random) {
        var group = new StringBuilder();
        for (int i = 0; i < GROUP; i++) {
            group.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return group.toString();
    }
}
