package io.orderflow.warehouse.domain;

import io.orderflow.platform.history.HistoryEntry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reservations of an order that came to another state together.
 * @param before       null for those that began with it
 * @param reservations how many
 * @param units        all of them, as they are now
 * @param expired      the one of which it was told that it expired, null of any other move
 */
public record ReservationMove(
        Instant at,
        @Nullable ReservationStatus before,
        ReservationStatus after,
        String actor,
        long reservations,
        long units,
        @Nullable String expired) {

    /** @param events that told of expired reservations, by reservation */
    public HistoryEntry told(Map<String, String> events) {
        return new HistoryEntry(
                at,
                "warehouse.reservation",
                before == null ? null : before.code(),
                after.code(),
                actor,
                isCut() ? units + " units given back" : reservations + " reservations",
                expired == null ? null : events.get(expired),
                null);
    }

    /** What was let go of a reservation that goes on is one of its own, which begins with its end. */
    private boolean isCut() {
        return before == null && after == ReservationStatus.RELEASED;
    }
}
