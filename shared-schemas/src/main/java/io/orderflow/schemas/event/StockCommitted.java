package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * An order was confirmed and its reservations with it; feeds the warehouse's audit and reconciliation.
 *
 * @param items every reservation of the order, at least one
 */
@RegisterForReflection
public record StockCommitted(String orderId, List<Item> items) implements EventData {
    public StockCommitted {
        Required.text(orderId, "order_id");
        items = Required.items(items, "items");
    }

    /**
     * One confirmed reservation.
     *
     * @param quantity units
     */
    @RegisterForReflection
    public record Item(String reservationId, String sku, String warehouseId, long quantity) {
        public Item {
            Required.text(reservationId, "reservation_id");
            Required.text(sku, "sku");
            Required.text(warehouseId, "warehouse_id");
            Required.positive(quantity, "quantity");
        }
    }
}
