package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.Asks;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.ConfirmOrder;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Confirms all reservations of an order in one call; without them the order is cancelled and its money goes back (C1.7). */
@Singleton
public class ConfirmReservations implements OperationHandler<Integer> {

    private final WarehouseClient warehouse;
    private final Orders orders;
    private final ConfirmOrder confirming;
    private final CancelOrder cancelling;

    ConfirmReservations(WarehouseClient warehouse, Orders orders, ConfirmOrder confirming, CancelOrder cancelling) {
        this.warehouse = warehouse;
        this.orders = orders;
        this.confirming = confirming;
        this.cancelling = cancelling;
    }

    @Override
    public String kind() {
        return Asks.CONFIRM_RESERVATIONS;
    }

    @Override
    public Uni<Attempt<Integer>> attempt(Operation operation) {
        return warehouse
                .confirm(operation.cause(), operation.key(), UUID.fromString(operation.subject()))
                .map(outcome -> switch (outcome) {
                    case Outcome.Success<Integer>(var confirmed) -> new Attempt.Succeeded<>(confirmed);
                    case Outcome.Refused<Integer>(var rejection) -> new Attempt.Refused<>(rejection);
                });
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, Integer confirmed) {
        return confirming.reservationsConfirmed(tx, UUID.fromString(operation.subject()));
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<Integer> refused) {
        return orders.lock(tx, UUID.fromString(operation.subject()))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : cancelling
                                .cancel(tx, found.get(), "reservation_expired")
                                .replaceWithVoid());
    }

    /** An order that is paid must not wait for a person while the warehouse is away. */
    @Override
    public int limit() {
        return Integer.MAX_VALUE;
    }
}
