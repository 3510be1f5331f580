package io.orderflow.order.usecase.shipment;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.shipment.ShipmentCapture;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Lets go of what a cancelled fulfillment was to ship, with its order locked: another one may ship it, or it is cancelled. Money that was
 * taken for it stays, and pays for what goes instead.
 */
@Singleton
public class DropShipment {

    private final ShipmentCaptures captures;
    private final AskShipmentMoney asking;

    DropShipment(ShipmentCaptures captures, AskShipmentMoney asking) {
        this.captures = captures;
        this.asking = asking;
    }

    public Uni<Void> drop(Tx tx, Order order, UUID fulfillmentId) {
        return captures.of(tx, order.id())
                .chain(known -> known.of(fulfillmentId)
                        .filter(ShipmentCapture::isLive)
                        .map(one -> asking.settle(tx, order, one, ShipmentMoney.FULFILLMENT_CANCELLED))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
