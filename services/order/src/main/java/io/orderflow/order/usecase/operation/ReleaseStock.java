package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.persistence.Sweeps;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.ask.StockToRelease;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets go of the stock of a cancelled order. A few quick tries, then it is parked with the reservations that it is about, for all to see,
 * and {@code dlq-retry} takes it up again (C1.8). Nothing else waits for it.
 */
@Singleton
public class ReleaseStock extends AbstractRelease {

    private final Sweeps sweeps;
    private final OrderConfig.StockRelease config;

    ReleaseStock(WarehouseClient warehouse, Sweeps sweeps, OrderConfig config) {
        super(warehouse);
        this.sweeps = sweeps;
        this.config = config.stockRelease();
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
    public Uni<Void> succeeded(Tx tx, Operation operation, Long released) {
        return sweeps.released(tx, UUID.fromString(operation.subject()));
    }

    @Override
    public int limit() {
        return config.tries();
    }

    @Override
    public Duration firstWait() {
        return config.firstWait();
    }
}
