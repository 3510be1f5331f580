package io.orderflow.payment.domain;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes what a payment is known by outside. */
public final class References {

    /** No 0, 1, I, L, O or U: read over the telephone, none is taken for another. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUP = 4;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x{85}]+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern QUOTED = Pattern.compile("OF([A-Z0-9]{4})([A-Z0-9]{4})");

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

    /** What a buyer may have meant: people type small letters, blanks and dashes of their own. As it is where it looks like none of ours. */
    public static String quoted(String typed) {
        var ours = QUOTED.matcher(OTHERS.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll(""));
        return ours.matches() ? "OF-" + ours.group(1) + "-" + ours.group(2) : typed.strip();
    }

    /** With no blanks around it, and one where there are several. */
    public static String spaced(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    private static String group(SecureRandom random) {
        var group = new StringBuilder();
        for (int i = 0; i < GROUP; i++) {
            group.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return group.toString();
    }
}
