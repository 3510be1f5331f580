package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A reservation passed its end without being confirmed, and its stock is available again.
 *
 * @param quantity units given back
 */
@RegisterForReflection
public record ReservationExpired(
        String reservationId, String orderId, String orderItemId, String sku, String warehouseId, long quantity)
        implements EventData {
    public ReservationExpired {
        Required.text(reservationId, "reservation_id");
        Required.text(orderId, "order_id");
        Required.text(orderItemId, "order_item_id");
        Required.text(sku, "sku");
        Required.text(warehouseId, "warehouse_id");
        Required.positive(quantity, "quantity");
    }
}
