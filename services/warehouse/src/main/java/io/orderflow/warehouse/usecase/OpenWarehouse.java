package io.orderflow.warehouse.usecase;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.warehouse.domain.Warehouse;
import io.orderflow.warehouse.persistence.Warehouses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Opens a warehouse, without any stock. */
@Singleton
public class OpenWarehouse {

    private final Warehouses warehouses;
    private final PlatformClock clock;

    OpenWarehouse(Warehouses warehouses, PlatformClock clock) {
        this.warehouses = warehouses;
        this.clock = clock;
    }

    /** @return the warehouse, or the refusal {@code code_taken}; runs in the transaction that claims the idempotency key */
    public Uni<Outcome<Warehouse>> open(Tx tx, Warehouse warehouse) {
        return warehouses
                .insert(tx, warehouse, clock.now())
                .map(inserted -> inserted
                        ? Outcome.success(warehouse)
                        : Outcome.refused(
                                Rejection.state("code_taken", "There is a warehouse with this code already.")));
    }
}
