package io.orderflow.order.usecase.cash;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.due.CashDue;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Has the cash of an order collected once all of it is with the buyer, and chased until it is (C1.5). One that will not be delivered as a
 * whole is chased too, because nothing else keeps it on anybody's desk: what a courier has of it, and what is to become of the rest, is a
 * person's.
 */
@Singleton
public class FollowCash {

    private final Asks asks;
    private final CashDue due;
    private final PlatformClock clock;
    private final OrderConfig.Cod config;

    FollowCash(Asks asks, CashDue due, PlatformClock clock, OrderConfig config) {
        this.asks = asks;
        this.due = due;
        this.clock = clock;
        this.config = config.cod();
    }

    /** @param order as it was last written in this transaction */
    public Uni<Void> follow(Tx tx, Order order, Goods goods) {
        if (!order.isCashAwaited()) {
            return Uni.createFrom().voidItem();
        }
        if (order.status() == OrderStatus.DELIVERED) {
            return collect(tx, order, goods).chain(() -> chase(tx, order, config.chaseAfter()));
        }
        if (goods.isAnyAstray()) {
            return chase(tx, order, config.chaseAfter());
        }
        // The rest is on its way, as far as is known.
        return goods.delivered().isEmpty() ? Uni.createFrom().voidItem() : chase(tx, order, config.chaseAgain());
    }

    /** A payment that was let go of takes no cash. */
    private Uni<Void> collect(Tx tx, Order order, Goods goods) {
        return order.paymentStatus() == PaymentStatus.VOIDED
                ? Uni.createFrom().voidItem()
                : asks.collectCash(tx, order.id(), goods.cash(order), goods.cashVersion());
    }

    private Uni<Void> chase(Tx tx, Order order, Duration after) {
        return due.plan(tx, order.id(), clock.now().plus(after));
    }
}
