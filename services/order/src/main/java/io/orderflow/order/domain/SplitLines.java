package io.orderflow.order.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Items whose units lie in several warehouses. What is cancelled of one is let go where its last reservation is ({@link Allocated#within}),
 * which must not be the warehouse that has begun to send it.
 */
public final class SplitLines {

    private record Place(UUID item, String warehouse) {}

    private SplitLines() {}

    /** Whether each warehouse keeps as much of a split item as it is picking or has sent. */
    public static boolean areKeptWhereTheyLeave(Order before, Order after, Goods goods) {
        Map<UUID, Long> places = before.allocations().stream()
                .collect(Collectors.groupingBy(Allocated::orderItemId, Collectors.counting()));
        Map<Place, Long> kept = held(after.allocations());
        return leaving(goods).entrySet().stream()
                .filter(some -> places.getOrDefault(some.getKey().item(), 0L) > 1)
                .allMatch(some -> kept.getOrDefault(some.getKey(), 0L) >= some.getValue());
    }

    private static Map<Place, Long> held(List<Allocated> allocations) {
        return allocations.stream()
                .collect(Collectors.toMap(
                        one -> new Place(one.orderItemId(), one.warehouseId()), Allocated::quantity, Units::sum));
    }

    private static Map<Place, Long> leaving(Goods goods) {
        var sum = new HashMap<Place, Long>();
        goods.fulfillments().stream()
                .filter(one -> one.status().hasBegun())
                .forEach(one -> one.units()
                        .forEach((item, units) -> sum.merge(new Place(item, one.warehouseId()), units, Units::sum)));
        return sum;
    }
}
