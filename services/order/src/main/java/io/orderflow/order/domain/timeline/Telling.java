package io.orderflow.order.domain.timeline;

import java.util.List;

/**
 * What one service tells of an order, in its own order.
 * @param whole whether that is all; it may be away, or have more to tell than anybody asks for
 */
public record Telling(String service, List<TimelineEntry> entries, boolean whole) {

    public static Telling nothing(String service) {
        return new Telling(service, List.of(), false);
    }
}
