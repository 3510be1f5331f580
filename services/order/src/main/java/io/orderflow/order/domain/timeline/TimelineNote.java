package io.orderflow.order.domain.timeline;

import org.jspecify.annotations.Nullable;

/**
 * What is written in an order's timeline of one thing that changed.
 * @param kind {@link #STATUS} for a move of the order itself
 * @param from null where there was nothing before
 * @param to   null where there is nothing any more
 */
public record TimelineNote(
        String kind, @Nullable String from, @Nullable String to) {

    public static final String STATUS = "order.status";

    public boolean isMove() {
        return kind.equals(STATUS);
    }
}
