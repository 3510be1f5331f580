package io.orderflow.order.usecase;

import io.orderflow.order.domain.Line;
import io.orderflow.order.domain.Order;
import io.orderflow.platform.web.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is on record of the stock that a partly cancelled order still needs, as an operator finds it when the warehouse has not answered. */
@RegisterForReflection
public record StockToKeep(List<Item> items) {

    /** @param quantity units that are left */
    @RegisterForReflection
    public record Item(UUID orderItemId, long quantity) {}

    static StockToKeep of(Order order, Collection<UUID> lowered) {
        return new StockToKeep(order.lines().stream()
                .filter(line -> lowered.contains(line.id()))
                .map((Line line) -> new Item(line.id(), line.left()))
                .toList());
    }

    String write() {
        return Json.write(this);
    }

    /** Units that may stay, by order item. @param payload as {@link #write} wrote it */
    public static Map<UUID, Long> read(String payload) {
        return Json.read(payload, StockToKeep.class).items().stream()
                .collect(Collectors.toMap(Item::orderItemId, Item::quantity));
    }
}
