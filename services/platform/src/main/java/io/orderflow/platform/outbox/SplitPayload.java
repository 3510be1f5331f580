package io.orderflow.platform.outbox;

import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;

/** The JSON of an event around its aggregate version, so that the statement that takes the version can also write it. */
record SplitPayload(String before, String after) {

    /** What the event to split carries; the statement puts the real version in its place. */
    static final long PLACEHOLDER = 1;

    // Cannot occur inside a text value, where each quotation mark is escaped; and the envelope precedes the event's own
    // fields.
    private static final String FIELD = "\"aggregate_version\":";

    /** @param event with {@link #PLACEHOLDER} as its version */
    static SplitPayload of(Event<?> event) {
        String json = WireJson.write(event);
        int version = json.indexOf(FIELD) + FIELD.length();
        int end = version + Long.toString(PLACEHOLDER).length();
        return new SplitPayload(json.substring(0, version), json.substring(end));
    }
}
