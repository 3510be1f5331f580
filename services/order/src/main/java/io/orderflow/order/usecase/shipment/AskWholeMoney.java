package io.orderflow.order.usecase.shipment;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.domain.shipment.ShipmentCapture;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.usecase.capture.AskCapture;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Has all of an order's money taken, with its order locked, and keeps which units go with which fulfillment. */
@Singleton
class AskWholeMoney {

    private final AskShipmentMoney parts;
    private final AskCapture capturing;

    AskWholeMoney(AskShipmentMoney parts, AskCapture capturing) {
        this.parts = parts;
        this.capturing = capturing;
    }

    /** @param fulfillmentId asks for the first time */
    Uni<ShipmentMoney> ask(Tx tx, Order order, UUID fulfillmentId, Map<UUID, Long> units) {
        return money(tx, order)
                .call(money -> parts.keep(tx, order, new ShipmentCapture(fulfillmentId, units, 0, money)));
    }

    Uni<ShipmentMoney> askAgain(Tx tx, Order order, ShipmentCapture one) {
        return money(tx, order)
                .call(money ->
                        money.equals(one.money()) ? Uni.createFrom().voidItem() : parts.settle(tx, order, one, money));
    }

    private Uni<ShipmentMoney> money(Tx tx, Order order) {
        if (order.method() == PaymentMethod.COD || order.isCaptured()) {
            return Uni.createFrom().item(ShipmentMoney.CAPTURED);
        }
        return order.awaitsCapture()
                ? capturing
                        .isComing(tx, order, "captured before shipping")
                        .map(coming -> coming ? ShipmentMoney.PENDING : missing(order))
                : Uni.createFrom().item(missing(order));
    }

    /** An order that may still be cancelled is, with its last try; until then there is one. */
    private static ShipmentMoney missing(Order order) {
        return order.status().ask(OrderStatus.CANCELLED) == Move.MOVED
                ? ShipmentMoney.PENDING
                : ShipmentMoney.failed(CancelReasons.CAPTURE_FAILED);
    }
}
