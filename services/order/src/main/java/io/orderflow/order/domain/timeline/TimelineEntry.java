package io.orderflow.order.domain.timeline;

import io.orderflow.platform.history.HistoryEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an order, in the service that did it.
 * @param kind        {@code order.status} for moves of the order itself
 * @param cause       what led here, in a few words
 * @param eventId     by which it was told: published with a move of the order, heard by the order of anything else
 * @param causationId event or operation that led here directly, null for a request from outside
 */
public record TimelineEntry(
        Instant at,
        String service,
        String kind,
        @Nullable String from,
        @Nullable String to,
        String actor,
        String cause,
        @Nullable String eventId,
        @Nullable String causationId) {

    private static final String ORDER = "order";

    public static TimelineEntry of(String service, HistoryEntry entry) {
        return new TimelineEntry(
                entry.at(),
                service,
                entry.kind(),
                entry.from(),
                entry.to(),
                entry.actor(),
                entry.cause(),
                entry.eventId(),
                entry.causationId());
    }

    boolean isOrders() {
        return service.equals(ORDER);
    }
}
