package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.ConfirmOrder;
import io.orderflow.order.usecase.ReadOrders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms all reservations of an order in one call. When one of them is gone the stock is reserved again; when that is impossible the
 * order is cancelled and its money goes back (C1.7, domain.md §4 "Confirm").
 */
@Singleton
public class ConfirmReservations implements OperationHandler<List<Allocated>> {

    private static final String GONE = "reservation_gone";
    /** Reserved again only to be confirmed at once. */
    private static final Duration MOMENT = Duration.ofMinutes(5);

    private final WarehouseClient warehouse;
    private final ReadOrders reads;
    private final Orders orders;
    private final ConfirmOrder confirming;
    private final CancelOrder cancelling;
    private final PlatformClock clock;

    ConfirmReservations(
            WarehouseClient warehouse,
            ReadOrders reads,
            Orders orders,
            ConfirmOrder confirming,
            CancelOrder cancelling,
            PlatformClock clock) {
        this.warehouse = warehouse;
        this.reads = reads;
        this.orders = orders;
        this.confirming = confirming;
        this.cancelling = cancelling;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Asks.CONFIRM_RESERVATIONS;
    }

    @Override
    public Uni<Attempt<List<Allocated>>> attempt(Operation operation) {
        UUID orderId = UUID.fromString(operation.subject());
        return confirm(operation, orderId)
                .chain(outcome -> isGone(outcome)
                        ? reads.one(orderId).chain(order -> again(operation, order, outcome))
                        : Uni.createFrom().item(outcome))
                .map(ConfirmReservations::ended);
    }

    private Uni<Outcome<List<Allocated>>> again(
            Operation operation, Optional<Order> found, Outcome<List<Allocated>> gone) {
        if (found.isEmpty() || found.get().status() != OrderStatus.PENDING) {
            return Uni.createFrom().item(gone);
        }
        Order order = found.get();
        return warehouse
                .reserve(
                        operation.cause(),
                        operation.key() + ":again",
                        order.id(),
                        order.lines(),
                        clock.now().plus(MOMENT))
                .chain(reserved -> reserved instanceof Outcome.Success<List<Allocated>>
                        ? confirm(operation, order.id())
                        : Uni.createFrom().item(reserved));
    }

    private Uni<Outcome<List<Allocated>>> confirm(Operation operation, UUID orderId) {
        return warehouse.confirm(operation.cause(), operation.key(), orderId);
    }

    private static boolean isGone(Outcome<List<Allocated>> outcome) {
        return outcome instanceof Outcome.Refused<List<Allocated>>(var rejection)
                && rejection.code().equals(GONE);
    }

    private static Attempt<List<Allocated>> ended(Outcome<List<Allocated>> outcome) {
        return switch (outcome) {
            case Outcome.Success<List<Allocated>>(var confirmed) -> new Attempt.Succeeded<>(confirmed);
            case Outcome.Refused<List<Allocated>>(var rejection) -> new Attempt.Refused<>(rejection);
        };
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, List<Allocated> confirmed) {
        return confirming.reservationsConfirmed(tx, UUID.fromString(operation.subject()), confirmed);
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<List<Allocated>> refused) {
        return orders.lock(tx, UUID.fromString(operation.subject()))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : cancelling
                                .cancel(tx, found.get(), CancelReasons.RESERVATION_EXPIRED)
                                .replaceWithVoid());
    }

    /** An order that is paid must not wait for a person while the warehouse is away. */
    @Override
    public int limit() {
        return Integer.MAX_VALUE;
    }
}
