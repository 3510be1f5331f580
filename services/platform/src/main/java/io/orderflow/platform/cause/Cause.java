package io.orderflow.platform.cause;

import io.orderflow.platform.ids.Ids;
import io.orderflow.schemas.Envelope;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who and what caused a change.
 * @param correlationId the same for everything that one request from outside led to
 * @param causationId   id of the event or operation that led here directly, null for a request from outside
 * @param actor         {@code customer:<id>}, {@code staff:<id>}, {@code admin:<id>} or {@code system:<part>}
 * @param traceparent   W3C trace context to carry on, null when there is none
 */
public record Cause(
        String correlationId,
        @Nullable String causationId,
        String actor,
        @Nullable String traceparent) {

    private static final Pattern EVENT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** @param correlationId of a caller who has one; else it begins here */
    public static Cause request(String actor, @Nullable String correlationId, @Nullable String traceparent) {
        return new Cause(correlationId == null ? Ids.next().toString() : correlationId, null, actor, traceparent);
    }

    /** What the given event causes in this service. */
    public static Cause of(Envelope event) {
        return new Cause(
                event.correlationId(), event.eventId().toString(), "system:" + event.type(), event.traceparent());
    }

    /** The event that led here directly; null when it was a request from outside or an operation of our own. */
    public @Nullable String eventId() {
        return causationId != null && EVENT_ID.matcher(causationId).matches() ? causationId : null;
    }

    /** What a job or a loop of this service starts on its own. */
    public static Cause system(String part) {
        return new Cause(Ids.next().toString(), null, "system:" + part, null);
    }
}
