package io.orderflow.order.usecase.cancellation;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.persistence.CashOrders;
import io.orderflow.order.persistence.Confirmations;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Sweeps;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Cancels pending orders whose window is over. The end of the reservation does that first; this is for what was not heard of. An order
 * that somebody has locked is left to them, one that is paid to its confirmation: whoever has the row first decides (X3.11, E9.5).
 */
@Singleton
public class CancelUnpaid {

    private final Database database;
    private final Sweeps sweeps;
    private final CashOrders claims;
    private final Confirmations confirmations;
    private final Orders orders;
    private final CancelOrder cancelling;
    private final PlatformClock clock;
    private final OrderConfig config;

    CancelUnpaid(
            Database database,
            Sweeps sweeps,
            CashOrders claims,
            Confirmations confirmations,
            Orders orders,
            CancelOrder cancelling,
            PlatformClock clock,
            OrderConfig config) {
        this.database = database;
        this.sweeps = sweeps;
        this.claims = claims;
        this.confirmations = confirmations;
        this.orders = orders;
        this.cancelling = cancelling;
        this.clock = clock;
        this.config = config;
    }

    /** Method by method, page by page. @return how many were cancelled */
    public Uni<Integer> cancelOverdue(Cause cause) {
        return Multi.createFrom()
                .iterable(Arrays.asList(PaymentMethod.values()))
                .onItem()
                .transformToUniAndConcatenate(method -> cancelOverdue(cause, method))
                .collect()
                .with(Collectors.summingInt(cancelled -> cancelled));
    }

    private Uni<Integer> cancelOverdue(Cause cause, PaymentMethod method) {
        var cleanup = config.orderCleanup();
        var placedBefore = clock.now().minus(config.window().of(method));
        return Batches.pages(
                Sweeps.BEFORE_ALL,
                cleanup.page(),
                after -> sweeps.unpaid(database, method, placedBefore, after, cleanup.page()),
                page -> Batches.parallel(database, cause, page, cleanup.parallel(), this::cancel)
                        .map(Batches.Batch::done));
    }

    private Uni<Boolean> cancel(Tx tx, UUID id) {
        return claims.claim(tx, id)
                .chain(mine -> mine
                        ? confirmations.isUnderWay(tx, id)
                        : Uni.createFrom().item(true))
                .chain(leave -> leave ? Uni.createFrom().item(false) : cancelClaimed(tx, id));
    }

    private Uni<Boolean> cancelClaimed(Tx tx, UUID id) {
        return orders.find(tx, id)
                .chain(found -> found.filter(Order::isUnpaid)
                        .map(order -> cancelling
                                .cancel(tx, order, reason(order))
                                .map(outcome -> outcome instanceof Outcome.Success<?>))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private static String reason(Order order) {
        return order.method() == PaymentMethod.COD
                ? CancelReasons.COD_WINDOW_EXPIRED
                : CancelReasons.PAYMENT_WINDOW_EXPIRED;
    }
}
