package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.usecase.Asks;
import io.orderflow.order.usecase.StockToRelease;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Lets go of the stock of a cancelled order. Three quick tries, then it is parked with the reservations that it is about, for all to see,
 * and {@code dlq-retry} takes it up again (C1.8). Nothing else waits for it.
 */
@Singleton
public class ReleaseStock extends AbstractRelease {

    ReleaseStock(WarehouseClient warehouse) {
        super(warehouse);
    }

    @Override
    public String kind() {
        return Asks.RELEASE_STOCK;
    }

    @Override
    String reason(String payload) {
        return StockToRelease.read(payload).reason();
    }

    @Override
    public int limit() {
        return 3;
    }

    @Override
    public Duration firstWait() {
        return Duration.ofSeconds(1);
    }
}
