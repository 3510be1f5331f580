package io.orderflow.warehouse.api;

import io.orderflow.warehouse.domain.StockLevel;
import java.util.List;
import java.util.UUID;

/**
 * A SKU's stock as clients see it, in units.
 * @param items one for each warehouse that has ever had it; may be empty
 */
public record StockBody(String sku, List<Item> items) {

    /** @param available what is on hand and not reserved */
    public record Item(UUID warehouseId, long onHand, long reserved, long available) {}

    static StockBody of(String sku, List<StockLevel> levels) {
        return new StockBody(
                sku,
                levels.stream()
                        .map(level ->
                                new Item(level.warehouseId(), level.onHand(), level.reserved(), level.available()))
                        .toList());
    }
}
