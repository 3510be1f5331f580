package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.smallrye.mutiny.Uni;

/** Lets go of all that the warehouse holds under an order's id; it is never refused. */
abstract class AbstractRelease implements OperationHandler<Long> {

    private final WarehouseClient warehouse;

    AbstractRelease(WarehouseClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Why, for the warehouse's history. */
    abstract String reason(String payload);

    @Override
    public Uni<Attempt<Long>> attempt(Operation operation) {
        return warehouse
                .release(operation.cause(), operation.key(), operation.subjectId(), reason(operation.payload()))
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
