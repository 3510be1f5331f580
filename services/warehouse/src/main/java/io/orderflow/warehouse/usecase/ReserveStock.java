package io.orderflow.warehouse.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.warehouse.domain.AllocationPlan.Allocated;
import io.orderflow.warehouse.domain.AllocationPlan.Short;
import io.orderflow.warehouse.domain.AllocationPolicy;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReserveAnswer;
import io.orderflow.warehouse.domain.ReserveAnswer.OutOfStock;
import io.orderflow.warehouse.domain.ReserveAnswer.Reserved;
import io.orderflow.warehouse.domain.StockAmount;
import io.orderflow.warehouse.domain.StockRequest;
import io.orderflow.warehouse.persistence.NewReservations;
import io.orderflow.warehouse.persistence.ReservingOrders;
import io.orderflow.warehouse.persistence.Stock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Holds all that an order asks for, or nothing (domain.md §4 "Checkout"). The usual way plans over levels read without a lock and
 * holds the hot stock rows for one statement only; whoever loses the race, or asks for an order that is known, goes the way of
 * {@link ReserveUnderLocks}, which cannot lose.
 */
@Singleton
public class ReserveStock {

    private static final Outcome<Reserved> BEATEN =
            Outcome.refused(Rejection.state("beaten", "The order is known, or the stock was taken meanwhile."));

    private final Database database;
    private final Stock stock;
    private final ReservingOrders orders;
    private final NewReservations begun;
    private final ReserveUnderLocks underLocks;
    private final PlatformClock clock;

    ReserveStock(
            Database database,
            Stock stock,
            ReservingOrders orders,
            NewReservations begun,
            ReserveUnderLocks underLocks,
            PlatformClock clock) {
        this.database = database;
        this.stock = stock;
        this.orders = orders;
        this.begun = begun;
        this.underLocks = underLocks;
        this.clock = clock;
    }

    /**
     * Idempotent by order: a repeat answers with what the order holds, and reserves anew only what it has lost meanwhile.
     * @return never a refusal for a race: {@code OutOfStock} was true at one instant during the call
     */
    public Uni<ReserveAnswer> reserve(Cause cause, StockRequest request) {
        return stock.levels(database, request.skus())
                .chain(levels -> switch (AllocationPolicy.plan(request.lines(), levels)) {
                    case Allocated plan -> reserve(cause, request, plan);
                    case Short none -> refuse(cause, request, none);
                });
    }

    private Uni<ReserveAnswer> reserve(Cause cause, StockRequest request, Allocated plan) {
        List<Reservation> planned = plan.reservations(request);
        return database.attempt(cause, tx -> write(tx, request, planned)).chain(outcome -> switch (outcome) {
            case Outcome.Success<Reserved>(Reserved reserved) ->
                Uni.createFrom().item(reserved);
            case Outcome.Refused<Reserved> beaten -> underLocks.reserve(cause, request);
        });
    }

    /** The stock rows come last, so that nobody waits for them longer than this order's commit takes. */
    private Uni<Outcome<Reserved>> write(Tx tx, StockRequest request, List<Reservation> planned) {
        return begun.claim(tx, request, planned, clock.now())
                .chain(claimed -> claimed
                        ? stock.reserve(tx, StockAmount.of(planned))
                        : Uni.createFrom().item(false))
                .map(reserved -> reserved ? Outcome.success(new Reserved(planned)) : BEATEN);
    }

    /** An order that is known may hold the very stock that is missing. */
    private Uni<ReserveAnswer> refuse(Cause cause, StockRequest request, Short none) {
        return orders.isKnown(database, request.orderId())
                .chain(known -> known
                        ? underLocks.reserve(cause, request)
                        : Uni.createFrom().item(new OutOfStock(none.shortages())));
    }
}
