package io.orderflow.warehouse.usecase;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.schemas.event.ProductCreated;
import io.orderflow.warehouse.persistence.StockItems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Makes a SKU known, at zero in every warehouse (T5.5). */
@Singleton
public class OpenStockRecord {

    private final StockItems items;
    private final PlatformClock clock;

    OpenStockRecord(StockItems items, PlatformClock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** False when the SKU is known already. */
    public Uni<Boolean> open(Tx tx, ProductCreated product) {
        return items.insert(tx, product.sku(), product.productId(), product.name(), clock.now());
    }
}
