package io.orderflow.order.usecase.shipment;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.shipment.ShipmentCapture;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.domain.shipment.Shipments;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Has the money for what a fulfillment ships taken, with its order locked: in parts or as a whole, as the order is captured. */
@Singleton
class AskMoney {

    private final AskShipmentMoney parts;
    private final AskWholeMoney whole;

    AskMoney(AskShipmentMoney parts, AskWholeMoney whole) {
        this.parts = parts;
        this.whole = whole;
    }

    /** @param fulfillmentId asks for the first time @param units by item, each 1 or more */
    Uni<ShipmentMoney> ask(Tx tx, Order order, Shipments known, UUID fulfillmentId, Map<UUID, Long> units) {
        return order.isCapturedOnShipment()
                ? parts.ask(tx, order, known, fulfillmentId, units)
                : whole.ask(tx, order, fulfillmentId, units);
    }

    /** @param one was asked for before; also of a fulfillment that was said to be cancelled */
    Uni<ShipmentMoney> askAgain(Tx tx, Order order, ShipmentCapture one) {
        return order.isCapturedOnShipment() ? Uni.createFrom().item(one.money()) : whole.askAgain(tx, order, one);
    }
}
