package io.orderflow.order.usecase;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.PaymentStatus;
import io.orderflow.order.persistence.CashDue;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Has the cash of an order collected once all of it is with the buyer, and chased until it is (C1.5). */
@Singleton
class FollowCash {

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
    Uni<Void> follow(Tx tx, Order order, Goods goods) {
        return order.status() == OrderStatus.DELIVERED && order.paymentStatus() == PaymentStatus.COD_PENDING
                ? asks.collectCash(tx, order.id(), goods.cash(order), goods.cashVersion())
                        .chain(() -> due.plan(tx, order.id(), clock.now().plus(config.chaseAfter())))
                : Uni.createFrom().voidItem();
    }
}
