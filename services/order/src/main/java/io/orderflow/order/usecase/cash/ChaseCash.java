package io.orderflow.order.usecase.cash;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.order.persistence.due.CashDue;
import io.orderflow.order.usecase.alert.CashAlerts;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Tells somebody, again and again, of orders whose cash is not here though they are delivered, or will not be as a whole (domain.md §5, "COD
 * auto-confirm"). Of one whose payment was let go of meanwhile, once: no cash can be collected for it any more, which would end that.
 */
@Singleton
public class ChaseCash {

    private final Database database;
    private final Orders orders;
    private final CashDue cash;
    private final Timeline timeline;
    private final CashAlerts alerts;
    private final PlatformClock clock;
    private final OrderConfig.Cod config;

    ChaseCash(
            Database database,
            Orders orders,
            CashDue cash,
            Timeline timeline,
            CashAlerts alerts,
            PlatformClock clock,
            OrderConfig config) {
        this.database = database;
        this.orders = orders;
        this.cash = cash;
        this.timeline = timeline;
        this.alerts = alerts;
        this.clock = clock;
        this.config = config.cod();
    }

    /** Batch by batch, until none is due. @return of how many the cash is missing */
    public Uni<Integer> chaseDue(Cause cause) {
        return Batches.untilNone(
                config.chaseBatch(),
                () -> cash.due(database, clock.now(), config.chaseBatch())
                        .chain(due -> Batches.each(database, cause, due, this::chase)));
    }

    private Uni<Boolean> chase(Tx tx, UUID id) {
        return orders.lock(tx, id)
                .chain(found -> found.filter(Order::isCashAwaited)
                        .map(order -> tell(tx, order))
                        .orElseGet(() -> cash.drop(tx, id).replaceWith(false)));
    }

    private Uni<Boolean> tell(Tx tx, Order order) {
        UUID id = order.id();
        var now = clock.now();
        return cash.putOff(tx, id, now, now.plus(config.chaseAgain())).chain(mine -> {
            if (!mine) {
                return Uni.createFrom().item(false);
            }
            alerts.missing(tx, id);
            return timeline.add(tx, id, now, NoteCash.KIND, null, "missing", "not collected in time")
                    .call(() -> order.paymentStatus() == PaymentStatus.VOIDED
                            ? cash.drop(tx, id)
                            : Uni.createFrom().voidItem())
                    .replaceWith(true);
        });
    }
}
