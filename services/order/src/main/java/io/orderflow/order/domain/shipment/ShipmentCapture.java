package io.orderflow.order.domain.shipment;

import java.util.Map;
import java.util.UUID;

/**
 * What one fulfillment ships of an order, with the part of the money that is taken with it.
 * @param fulfillmentId of a rest that belongs to no fulfillment, an id of its own
 * @param units         by item, each 1 or more; none of a rest
 * @param amount        minor units; 0 where enough was taken before, and of an order whose money is taken as a whole
 */
public record ShipmentCapture(UUID fulfillmentId, Map<UUID, Long> units, long amount, ShipmentMoney money) {

    /** Whether its units go, as far as is known. */
    public boolean isLive() {
        return money.state() != ShipmentMoney.State.FAILED;
    }

    public ShipmentCapture costing(long newAmount) {
        return new ShipmentCapture(fulfillmentId, units, newAmount, money);
    }

    public ShipmentCapture standing(ShipmentMoney now) {
        return new ShipmentCapture(fulfillmentId, units, amount, now);
    }
}
