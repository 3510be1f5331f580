package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.usecase.ask.Asks;
import jakarta.inject.Singleton;

/** Undoes the reservation of a checkout that came to nothing. Its money waits for this, so it is tried for long before it is parked. */
@Singleton
public class ReleaseTry extends AbstractRelease {

    ReleaseTry(WarehouseClient warehouse) {
        super(warehouse);
    }

    @Override
    public String kind() {
        return Asks.RELEASE_TRY;
    }

    @Override
    String reason(String payload) {
        return payload;
    }
}
