package io.orderflow.platform.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a service did for an order.
 * @param kind        such as {@code payment.captured}
 * @param from        null where there was nothing before
 * @param actor       as in a {@link io.orderflow.platform.cause.Cause}
 * @param cause       a code, or a few words of ours; nothing that a person typed
 * @param eventId     that it was published by, null where there is none or it is not kept any more
 * @param causationId event or operation that led here directly, null where that is not known
 */
public record HistoryEntry(
        Instant at,
        String kind,
        @Nullable String from,
        @Nullable String to,
        String actor,
        String cause,
        @Nullable String eventId,
        @Nullable String causationId) {}
