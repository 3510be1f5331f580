package io.orderflow.payment.clients.stripe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What we write into the metadata of Stripe's objects, to find our own operations there. */
final class Marks {

    static final String REFERENCE = "payment_reference";
    static final String OPERATION_KEY = "operation_key";

    /** Bytes: the name of an entry may have 40 characters. */
    private static final int DIGEST = 16;

    /** Entries: Stripe takes no more of them. */
    private static final int MOST = 50;

    private Marks() {}

    /** Whether there is no room for another. */
    static boolean areFull(Map<String, String> metadata) {
        return metadata.size() >= MOST;
    }

    /** Name of the entry that a capture leaves at its intent; its value is the amount in minor units. */
    static String ofCapture(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "capture_" + HexFormat.of().formatHex(digest, 0, DIGEST);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** For a search query, inside single quotes. */
    static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("'", "\\'");
    }
}
