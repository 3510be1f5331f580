package io.orderflow.schemas;

/**
 * An event that this build cannot read. Repeating does not help: the consumer parks it as a dead letter with the
 * reason.
 *
 * <p>Unchecked, because only the inbox can do anything about it. The message holds the reason and a field name, never a
 * value. Source: M2.7.
 */
public final class UnreadableEvent extends RuntimeException {
    /** Not JSON, not one JSON object, or something after it. */
    public static final String MALFORMED = "malformed";

    /** A field that every reader needs is absent or null. */
    public static final String MISSING_FIELD = "missing_field";

    /** A field has the wrong type or a value outside its range. */
    public static final String INVALID_FIELD = "invalid_field";

    /** The event says that it is another event than its topic carries. */
    public static final String WRONG_TYPE = "wrong_type";

    /** The schema's major version is none that this build knows. */
    public static final String UNKNOWN_VERSION = "unknown_version";

    private final String reason;

    public UnreadableEvent(String reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    /** One of the constants of this class: stable, fit for a metric label and a dead letter's reason column. */
    public String reason() {
        return reason;
    }
}
