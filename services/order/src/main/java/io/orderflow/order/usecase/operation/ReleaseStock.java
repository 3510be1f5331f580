package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.usecase.Asks;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Lets go of the stock of a cancelled order, or of a try that came to nothing. */
@Singleton
public class ReleaseStock implements OperationHandler<Long> {

    private final WarehouseClient warehouse;

    ReleaseStock(WarehouseClient warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public String kind() {
        return Asks.RELEASE_STOCK;
    }

    @Override
    public Uni<Attempt<Long>> attempt(Operation operation) {
        return warehouse
                .release(operation.cause(), operation.key(), UUID.fromString(operation.subject()), operation.payload())
                .map(Attempt.Succeeded::new);
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Long released) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Long> never) {
        return Uni.createFrom().voidItem();
    }
}
