package io.orderflow.order.domain.cancellation;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.price.Line;
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

    /**
     * @return units by item; {@code unknown_order_item}, or {@code quantity_exceeds_order} beyond what is left of one, which of an order
     *     that is cancelled already is all that was ordered
     */
    public Outcome<Map<UUID, Long>> of(Order order) {
        Map<UUID, Long> most = order.lines().stream()
                .collect(Collectors.toMap(Line::id, line -> order.isCancelled() ? line.quantity() : line.left()));
        Map<UUID, Long> asked =
                items.stream().collect(Collectors.toMap(Units::orderItemId, Units::quantity, Math::addExact));
        if (!most.keySet().containsAll(asked.keySet())) {
            return Outcome.refused(Rejection.rule("unknown_order_item", "The order has no such item."));
        }
        boolean tooMany =
                asked.entrySet().stream().anyMatch(units -> units.getValue() > most.getOrDefault(units.getKey(), 0L));
        return tooMany
                ? Outcome.refused(Rejection.rule(
                        "quantity_exceeds_order", "More is to be cancelled of an item than the order still has."))
                : Outcome.success(asked);
    }

    /** Whether these units are all that is left. */
    public static boolean isAllOf(Order order, Map<UUID, Long> units) {
        return order.lines().stream().allMatch(line -> units.getOrDefault(line.id(), 0L) == line.left());
    }
}
