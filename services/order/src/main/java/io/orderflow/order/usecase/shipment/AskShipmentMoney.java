package io.orderflow.order.usecase.shipment;

import io.orderflow.order.domain.Goods;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.shipment.ShipmentCapture;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.domain.shipment.Shipments;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.order.persistence.Timeline;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.ask.ShipmentTry;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Has a part of an order's money taken, with its order locked, and keeps what becomes of that. */
@Singleton
public class AskShipmentMoney {

    private final ShipmentCaptures captures;
    private final WriteOrder writing;
    private final Timeline timeline;
    private final Asks asks;
    private final PlatformClock clock;

    AskShipmentMoney(ShipmentCaptures captures, WriteOrder writing, Timeline timeline, Asks asks, PlatformClock clock) {
        this.captures = captures;
        this.writing = writing;
        this.timeline = timeline;
        this.asks = asks;
        this.clock = clock;
    }

    /** @param fulfillmentId asks for the first time */
    Uni<ShipmentMoney> ask(Tx tx, Order order, Shipments known, UUID fulfillmentId, Map<UUID, Long> units) {
        long due = known.due(order, units);
        ShipmentMoney money = due == 0 ? ShipmentMoney.CAPTURED : ShipmentMoney.PENDING;
        Order after = money == ShipmentMoney.PENDING ? order.capturing() : order;
        return open(tx, order, new ShipmentCapture(fulfillmentId, units, due, money))
                .chain(() -> writing.change(tx, order, after, "captured on shipment"))
                .replaceWith(money);
    }

    /**
     * A cancelled part may have been the last that was not shipped; then nobody else asks for what rounding has left open. What was taken
     * too much goes back by the lowering of the payment.
     */
    public Uni<Void> askForRest(Tx tx, Order order, Shipments known, Goods goods) {
        long rest = known.due(order, Map.of());
        return order.isCapturedOnShipment() && known.isAllOf(order, goods) && rest > 0
                ? open(tx, order, new ShipmentCapture(Ids.next(), Map.of(), rest, ShipmentMoney.PENDING))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> open(Tx tx, Order order, ShipmentCapture one) {
        return keep(tx, order, one)
                .chain(() -> one.money() == ShipmentMoney.PENDING
                        ? asks.captureShipment(tx, order.id(), ShipmentTry.first(one.fulfillmentId()))
                        : Uni.createFrom().voidItem());
    }

    /** For the first time. */
    Uni<Void> keep(Tx tx, Order order, ShipmentCapture one) {
        return captures.insert(tx, order.id(), one, clock.now()).chain(() -> tell(tx, order, one));
    }

    Uni<Void> settle(Tx tx, Order order, ShipmentCapture one, ShipmentMoney money) {
        var settled = one.standing(money);
        return captures.update(tx, order.id(), settled).chain(() -> tell(tx, order, settled));
    }

    private Uni<Void> tell(Tx tx, Order order, ShipmentCapture one) {
        return timeline.add(
                tx,
                order.id(),
                clock.now(),
                "order.shipment_money",
                null,
                one.money().state().code(),
                "%s of fulfillment %s".formatted(one.amount(), one.fulfillmentId()));
    }
}
