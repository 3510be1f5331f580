package io.orderflow.warehouse.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.warehouse.domain.AllocationPlan.Allocated;
import io.orderflow.warehouse.domain.AllocationPlan.Short;
import io.orderflow.warehouse.domain.AllocationPolicy;
import io.orderflow.warehouse.domain.Line;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReserveAnswer;
import io.orderflow.warehouse.domain.ReserveAnswer.OutOfStock;
import io.orderflow.warehouse.domain.ReserveAnswer.ReleasedBefore;
import io.orderflow.warehouse.domain.ReserveAnswer.Reserved;
import io.orderflow.warehouse.domain.StockAmount;
import io.orderflow.warehouse.domain.StockRequest;
import io.orderflow.warehouse.persistence.ItemLimits;
import io.orderflow.warehouse.persistence.NewReservations;
import io.orderflow.warehouse.persistence.Reservations;
import io.orderflow.warehouse.persistence.ReservingOrders;
import io.orderflow.warehouse.persistence.Stock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reserves with the order's row and the stock rows locked before the plan is made: slower, and never beaten. */
@Singleton
class ReserveUnderLocks {

    private final Database database;
    private final Stock stock;
    private final ReservingOrders orders;
    private final ItemLimits limits;
    private final Reservations reservations;
    private final NewReservations begun;
    private final PlatformClock clock;

    ReserveUnderLocks(
            Database database,
            Stock stock,
            ReservingOrders orders,
            ItemLimits limits,
            Reservations reservations,
            NewReservations begun,
            PlatformClock clock) {
        this.database = database;
        this.stock = stock;
        this.orders = orders;
        this.limits = limits;
        this.reservations = reservations;
        this.begun = begun;
        this.clock = clock;
    }

    Uni<ReserveAnswer> reserve(Cause cause, StockRequest request) {
        return database.inTransaction(
                cause,
                tx -> orders.lock(tx, request.orderId(), clock.now())
                        .chain(released -> released
                                ? Uni.createFrom().item(new ReleasedBefore())
                                : limits.of(tx, request.orderId())
                                        .chain(inForce -> reservations
                                                .lockOfOrder(tx, request.orderId())
                                                .chain(known -> complete(tx, request.within(inForce), known)))));
    }

    /** Leaves alone what the order holds and reserves the rest. */
    private Uni<ReserveAnswer> complete(Tx tx, StockRequest request, List<Reservation> known) {
        List<Reservation> held = known.stream()
                .filter(reservation -> reservation.status().covers())
                .toList();
        List<Line> missing = request.missing(held);
        return missing.isEmpty()
                ? Uni.createFrom().item(new Reserved(held))
                : stock.lockLevels(tx, request.skus()).chain(levels -> switch (AllocationPolicy.plan(missing, levels)) {
                    case Allocated plan -> write(tx, request, held, plan.reservations(request));
                    case Short none -> Uni.createFrom().item(new OutOfStock(none.shortages()));
                });
    }

    private Uni<ReserveAnswer> write(Tx tx, StockRequest request, List<Reservation> held, List<Reservation> planned) {
        var all = new ArrayList<>(held);
        all.addAll(planned);
        return reservations
                .renew(tx, request.orderId(), request.expiresAt())
                .chain(() -> begun.add(tx, request, planned, clock.now()))
                .chain(() -> stock.reserve(tx, StockAmount.of(planned)))
                .invoke(reserved -> {
                    if (!reserved) {
                        throw new IllegalStateException("locked stock was taken: " + planned);
                    }
                })
                .replaceWith(new Reserved(all));
    }
}
