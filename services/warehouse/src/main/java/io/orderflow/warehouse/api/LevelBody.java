package io.orderflow.warehouse.api;

import io.orderflow.warehouse.domain.StockLevel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** The stock of a SKU in one warehouse as it stands after a change, in units. */
@RegisterForReflection
public record LevelBody(String sku, UUID warehouseId, long onHand, long reserved, long available) {

    static LevelBody of(StockLevel level) {
        return new LevelBody(level.sku(), level.warehouseId(), level.onHand(), level.reserved(), level.available());
    }
}
