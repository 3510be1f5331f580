package io.orderflow.order.usecase.shipment;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.goods.Fulfillment;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.order.usecase.alert.GoodsAlerts;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Sees to the money of goods that have left. Whoever ships asks for it before (api.md §5, "Money before goods"); where nobody has, it is
 * asked for now, and where it is not there, somebody is told.
 */
@Singleton
public class PayForShipped {

    private final ShipmentCaptures captures;
    private final AskMoney asking;
    private final GoodsAlerts alerts;

    PayForShipped(ShipmentCaptures captures, AskMoney asking, GoodsAlerts alerts) {
        this.captures = captures;
        this.asking = asking;
        this.alerts = alerts;
    }

    /**
     * @param before as it was locked in this transaction
     * @param order  as it was last written in it
     * @param left   has shipped
     */
    public Uni<Void> pay(Tx tx, Order before, Order order, Fulfillment left) {
        // What had left before its money went back was no mistake.
        if (order.isCancelled() || order.status() == OrderStatus.REFUNDED) {
            if (!order.lines().equals(before.lines())) {
                alerts.leftThoughOver(tx, order, "fulfillment " + left.id() + " has shipped");
            }
            return Uni.createFrom().voidItem();
        }
        // What was taken of one that is over is what there was to be had.
        if (order.status().isOver()) {
            return Uni.createFrom().voidItem();
        }
        return captures.of(tx, order.id())
                .chain(known -> known.of(left.id())
                        .map(one -> asking.askAgain(tx, order, one))
                        .orElseGet(() -> asking.ask(tx, order, known, left.id(), left.units())))
                .invoke(money -> {
                    if (money.state() != ShipmentMoney.State.CAPTURED) {
                        alerts.leftUnpaid(
                                tx, order.id(), left.id(), money.state().code());
                    }
                })
                .replaceWithVoid();
    }
}
