package io.orderflow.order.usecase.ask;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.platform.web.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is on record of the stock that a partly cancelled order still needs, as an operator finds it when the warehouse has not answered.
 * @param held units that stay, by reservation; missing where an older process asked
 */
@RegisterForReflection
public record StockToKeep(List<Item> items, @Nullable Map<String, Long> held) {

    /** @param quantity units that are left */
    @RegisterForReflection
    public record Item(UUID orderItemId, long quantity) {}

    static StockToKeep of(Order order, Collection<UUID> lowered) {
        return new StockToKeep(
                order.lines().stream()
                        .filter(line -> lowered.contains(line.id()))
                        .map(line -> new Item(line.id(), line.left()))
                        .toList(),
                order.allocations().stream()
                        .filter(one -> lowered.contains(one.orderItemId()))
                        .collect(Collectors.toMap(Allocated::reservationId, Allocated::quantity)));
    }

    String write() {
        return Json.write(this);
    }

    /** @param payload as {@link #write} wrote it */
    public static StockToKeep read(String payload) {
        return Json.read(payload, StockToKeep.class);
    }

    /** Units that may stay, by order item. */
    public Map<UUID, Long> units() {
        return items.stream().collect(Collectors.toMap(Item::orderItemId, Item::quantity));
    }

    /** Of them, those that stay where they are, by reservation. */
    public Map<String, Long> reservations() {
        return held == null ? Map.of() : held;
    }
}
