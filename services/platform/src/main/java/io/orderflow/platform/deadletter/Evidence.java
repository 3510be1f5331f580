package io.orderflow.platform.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.platform.cause.Cause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Makes what came from outside storable: a hostile text must not make it impossible to keep the evidence of it. */
public final class Evidence {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 2000;
    private static final ObjectMapper LENIENT = new ObjectMapper();

    private Evidence() {}

    /** Without the one character that PostgreSQL's text cannot hold. */
    static String text(String foreign) {
        return foreign.replace("\u0000", "\\u0000");
    }

    /** As {@link #text}, cut where an index or a reader would choke. */
    public static String reason(String foreign) {
        String text = text(foreign);
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }

    /** The id to keep it under: its own when that is usable, else one made of its content, so that two such events stay two. */
    static String id(String eventId, String payload) {
        String text = text(eventId);
        return !text.isBlank() && text.length() <= LONGEST_ID ? text : "sha256:" + hash(eventId + "\n" + payload);
    }

    /** What caused it, as far as it says so and can be read: its line in the log is found by that. */
    static Optional<Cause> cause(String eventId, String payload) {
        try {
            String correlation =
                    LENIENT.readTree(payload).path("correlation_id").asText();
            return correlation.isBlank() || correlation.length() > LONGEST_ID
                    ? Optional.empty()
                    : Optional.of(new Cause(correlation, reason(eventId), "system:inbox", null));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
