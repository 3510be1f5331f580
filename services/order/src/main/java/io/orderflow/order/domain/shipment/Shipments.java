package io.orderflow.order.domain.shipment;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Units;
import io.orderflow.platform.outcome.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What fulfillments ship of one order, as far as they have asked for its money (domain.md §4, "Capture"). What is known to have left has
 * left, though it may have been delivered before anybody asked.
 */
public record Shipments(List<ShipmentCapture> all) {

    public Optional<ShipmentCapture> of(UUID fulfillmentId) {
        return all.stream()
                .filter(one -> one.fulfillmentId().equals(fulfillmentId))
                .findFirst();
    }

    public Shipments without(UUID fulfillmentId) {
        return new Shipments(all.stream()
                .filter(one -> !one.fulfillmentId().equals(fulfillmentId))
                .toList());
    }

    public boolean isAnyLive() {
        return all.stream().anyMatch(ShipmentCapture::isLive);
    }

    public boolean isAnyPending() {
        return all.stream().anyMatch(one -> one.money().state() == ShipmentMoney.State.PENDING);
    }

    /** @return nothing, or {@code unknown_order_item}, or {@code quantity_exceeds_order} beyond what is left and ships with nobody else */
    public Optional<Rejection> refusal(Order order, Goods goods, Map<UUID, Long> units) {
        Map<UUID, Long> free = free(order, goods);
        if (!free.keySet().containsAll(units.keySet())) {
            return Optional.of(Rejection.rule("unknown_order_item", "The order has no such item."));
        }
        return isMore(units, free)
                ? Optional.of(Rejection.rule(
                        "quantity_exceeds_order", "More is to be shipped of an item than the order still has."))
                : Optional.empty();
    }

    /** Whether none of these units is shipped, or about to be. */
    public boolean leaves(Order order, Goods goods, Map<UUID, Long> units) {
        return !isMore(units, free(order, goods));
    }

    /** Whether all that is left of the order is shipped, or about to be. */
    public boolean isAllOf(Order order, Goods goods) {
        return isAnyLive() && free(order, goods).values().stream().allMatch(some -> some <= 0);
    }

    /**
     * What has to be taken so that these units may go with those that go before them. What the order's payment is known to have taken by
     * another way counts. So the parts sum to the order's total, and the last one takes the rest, also where a part of the order was
     * cancelled between two of them.
     * @param units by item; none for the rest of an order of which all is shipped
     * @return minor units, 0 where nothing is missing
     */
    public long due(Order order, Map<UUID, Long> units) {
        Map<UUID, Long> shipped = new HashMap<>(units());
        units.forEach((item, some) -> shipped.merge(item, some, Long::sum));
        long asked = all.stream()
                .filter(ShipmentCapture::isLive)
                .mapToLong(ShipmentCapture::amount)
                .sum();
        return Math.max(
                0,
                ShipmentCosts.of(order, shipped)
                        - Math.max(asked, order.payment().captured()));
    }

    private Map<UUID, Long> units() {
        Map<UUID, Long> units = new HashMap<>();
        all.stream().filter(ShipmentCapture::isLive).forEach(one -> Units.add(units, one.units()));
        return units;
    }

    /** Each fulfillment takes what it has asked for, or what is known to have left of it, where that is more. */
    private Map<UUID, Long> free(Order order, Goods goods) {
        Map<UUID, Map<UUID, Long>> going = goods.left();
        all.stream()
                .filter(ShipmentCapture::isLive)
                .forEach(one -> going.merge(one.fulfillmentId(), one.units(), Units::most));
        Map<UUID, Long> taken = new HashMap<>();
        going.values().forEach(some -> Units.add(taken, some));
        Map<UUID, Long> free = new HashMap<>();
        order.lines().forEach(line -> free.put(line.id(), line.left() - taken.getOrDefault(line.id(), 0L)));
        return free;
    }

    private static boolean isMore(Map<UUID, Long> units, Map<UUID, Long> free) {
        return units.entrySet().stream().anyMatch(some -> some.getValue() > free.getOrDefault(some.getKey(), 0L));
    }
}
