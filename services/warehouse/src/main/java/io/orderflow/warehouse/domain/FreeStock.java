package io.orderflow.warehouse.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What is available where, while a plan is made. Warehouses are walked in the order of their ids, which makes a plan repeatable. */
final class FreeStock {

    private final Map<UUID, Map<String, Long>> units = new TreeMap<>();

    FreeStock(Collection<StockLevel> levels) {
        levels.stream()
                .filter(level -> level.available() > 0)
                .forEach(level -> units.computeIfAbsent(level.warehouseId(), id -> new HashMap<>())
                        .merge(level.sku(), level.available(), Long::sum));
    }

    /** Those with anything to give, in the order of their ids. */
    List<UUID> warehouses() {
        return List.copyOf(units.keySet());
    }

    long at(UUID warehouse, String sku) {
        return units.getOrDefault(warehouse, Map.of()).getOrDefault(sku, 0L);
    }

    long at(Collection<UUID> warehouses, String sku) {
        return warehouses.stream().mapToLong(warehouse -> at(warehouse, sku)).sum();
    }

    void take(UUID warehouse, String sku, long quantity) {
        units.getOrDefault(warehouse, Map.of()).computeIfPresent(sku, (s, free) -> free - quantity);
    }
}
