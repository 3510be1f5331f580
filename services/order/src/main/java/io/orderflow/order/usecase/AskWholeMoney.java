package io.orderflow.order.usecase;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.PaymentMethod;
import io.orderflow.order.domain.PaymentStatus;
import io.orderflow.order.domain.ShipmentCapture;
import io.orderflow.order.domain.ShipmentMoney;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Has all of an order's money taken, with its order locked, and keeps which units go with which fulfillment. */
@Singleton
class AskWholeMoney {

    private final AskShipmentMoney parts;
    private final WriteOrder writing;
    private final Asks asks;

    AskWholeMoney(AskShipmentMoney parts, WriteOrder writing, Asks asks) {
        this.parts = parts;
        this.writing = writing;
        this.asks = asks;
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
        if (order.awaitsCapture()) {
            return writing.change(tx, order, order.capturing(), "captured before shipping")
                    .chain(() -> asks.capturePayment(tx, order.id()))
                    .replaceWith(ShipmentMoney.PENDING);
        }
        // An order that may still be cancelled is, with its last try; until then there is one.
        boolean over = order.paymentStatus() == PaymentStatus.CAPTURE_FAILED
                && order.status().ask(OrderStatus.CANCELLED) != Move.MOVED;
        return Uni.createFrom().item(over ? ShipmentMoney.failed(CancelReasons.CAPTURE_FAILED) : ShipmentMoney.PENDING);
    }
}
