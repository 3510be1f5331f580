package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fulfillment, which is what one warehouse sends of an order, moved to another status, or was made.
 *
 * @param oldStatus null for the event that makes it
 * @param newStatus fulfillment state of domain.md section 3; a reader may meet one that it does not know
 * @param lines units that live in it, at least one; from {@code shipped} on those that left the house
 */
@RegisterForReflection
public record FulfillmentStatusChanged(
        String fulfillmentId,
        String orderId,
        String warehouseId,
        @Nullable String oldStatus,
        String newStatus,
        List<ShippedLine> lines)
        implements EventData {
    public FulfillmentStatusChanged {
        Required.text(fulfillmentId, "fulfillment_id");
        Required.text(orderId, "order_id");
        Required.text(warehouseId, "warehouse_id");
        Required.text(newStatus, "new_status");
        lines = Required.items(lines, "lines");
    }
}
