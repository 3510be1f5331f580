package io.orderflow.order.usecase.completion;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.persistence.Completions;
import io.orderflow.order.persistence.GoodsNews;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.alert.CompletionAlerts;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Completes shipped orders of which nothing more was heard, money first: one that is only authorized is captured and comes back later, one
 * whose money cannot be had stays as it is, with an alert each time it comes back (C1.15, E9.6). One that is on hold waits, and one of which
 * a parcel is astray is a person's, unless somebody has accepted it. So is one of which a part has shipped and the rest has not: it has to
 * be sent, or cancelled.
 */
@Singleton
public class CompleteOrders {

    private static final String UNHEARD = "nothing more was heard";

    private final Database database;
    private final Orders orders;
    private final Completions completions;
    private final GoodsNews goods;
    private final SettleCompletion settling;
    private final CompletionAlerts alerts;
    private final PlatformClock clock;
    private final OrderConfig.Completion config;

    CompleteOrders(
            Database database,
            Orders orders,
            Completions completions,
            GoodsNews goods,
            SettleCompletion settling,
            CompletionAlerts alerts,
            PlatformClock clock,
            OrderConfig config) {
        this.database = database;
        this.orders = orders;
        this.completions = completions;
        this.goods = goods;
        this.settling = settling;
        this.alerts = alerts;
        this.clock = clock;
        this.config = config.completion();
    }

    /** Batch by batch, until none is due. @return how many were completed */
    public Uni<Integer> completeDue(Cause cause) {
        return Batches.untilNone(
                config.batch(),
                () -> completions
                        .due(database, clock.now(), config.batch())
                        .chain(due -> Batches.each(database, cause, due, this::settle)));
    }

    private Uni<Boolean> settle(Tx tx, UUID id) {
        return orders.lock(tx, id)
                .chain(found -> completions
                        .due(tx, id, clock.now())
                        .chain(due -> due.isPresent()
                                ? settle(tx, found.orElseThrow(), due.get().accepted())
                                : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> settle(Tx tx, Order order, boolean accepted) {
        // Its rest may be nobody's by now, such as after its fulfillment was cancelled.
        if (order.status() == OrderStatus.PARTIALLY_SHIPPED) {
            alerts.restOpen(tx, order);
            return comeBack(tx, order);
        }
        if (order.status().ask(OrderStatus.COMPLETED) != Move.MOVED) {
            return completions.drop(tx, order.id()).replaceWith(false);
        }
        if (accepted) {
            return settleMoney(tx, order, "accepted");
        }
        return order.status() == OrderStatus.SHIPPED
                ? goods.of(tx, order.id())
                        .chain(known -> known.isAnyAstray()
                                ? completions.drop(tx, order.id()).replaceWith(false)
                                : settleMoney(tx, order, UNHEARD))
                : settleMoney(tx, order, UNHEARD);
    }

    private Uni<Boolean> settleMoney(Tx tx, Order order, String cause) {
        // Completion pays the seller, which a dispute or a suspicion must not come too late for.
        if (order.isOnHold()) {
            return comeBack(tx, order);
        }
        return settling.settle(tx, order, cause).chain(result -> switch (result) {
            case COMPLETED -> Uni.createFrom().item(true);
            case WAITS -> comeBack(tx, order);
            case UNPAID -> {
                alerts.unpaid(tx, order);
                yield comeBack(tx, order);
            }
        });
    }

    private Uni<Boolean> comeBack(Tx tx, Order order) {
        return completions
                .putOff(tx, order.id(), clock.now().plus(config.every()))
                .replaceWith(false);
    }
}
