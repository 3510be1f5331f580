package io.orderflow.order.domain;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Units of an order that are to be cancelled. An item may be named several times. */
public record CancelWish(List<Units> items) {

    /** @param quantity 1 or more */
    public record Units(UUID orderItemId, long quantity) {}

    /** @return whether it is all of the order; {@code unknown_order_item}, or {@code quantity_exceeds_order} beyond what was ordered */
    public Outcome<Boolean> isAllOf(Order order) {
        Map<UUID, Long> ordered = order.lines().stream().collect(Collectors.toMap(Line::id, Line::quantity));
        Map<UUID, Long> asked =
                items.stream().collect(Collectors.toMap(Units::orderItemId, Units::quantity, Math::addExact));
        if (!ordered.keySet().containsAll(asked.keySet())) {
            return Outcome.refused(Rejection.rule("unknown_order_item", "The order has no such item."));
        }
        boolean tooMany = asked.entrySet().stream()
                .anyMatch(units -> units.getValue() > ordered.getOrDefault(units.getKey(), 0L));
        return tooMany
                ? Outcome.refused(Rejection.rule(
                        "quantity_exceeds_order", "More is to be cancelled than was ordered of an item."))
                : Outcome.success(asked.equals(ordered));
    }
}
