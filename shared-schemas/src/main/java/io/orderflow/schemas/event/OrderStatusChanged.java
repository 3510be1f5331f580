package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.orderflow.schemas.WireMoney;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order moved to another status, or was placed.
 *
 * @param oldStatus null for the event that places the order
 * @param newStatus order state of domain.md section 3; a reader may meet one that it does not know
 * @param paymentStatus payment status on the order, after the move
 * @param reason stable code, given where the move has one (cancellation)
 * @param total what the buyer owes, tax included
 * @param items every line of the order, at least one
 */
@RegisterForReflection
public record OrderStatusChanged(
        String orderId,
        String orderNumber,
        String customerId,
        @Nullable String oldStatus,
        String newStatus,
        String paymentStatus,
        @Nullable String reason,
        String currency,
        WireMoney total,
        List<Item> items)
        implements EventData {
    public OrderStatusChanged {
        Required.text(orderId, "order_id");
        Required.text(orderNumber, "order_number");
        Required.text(customerId, "customer_id");
        Required.text(newStatus, "new_status");
        Required.text(paymentStatus, "payment_status");
        Required.text(currency, "currency");
        Required.present(total, "total");
        items = Required.items(items, "items");
    }

    /**
     * One line of the order, or the part of it that one reservation covers.
     *
     * @param quantity units
     * @param warehouseId null until stock is reserved
     * @param reservationId null until stock is reserved
     */
    @RegisterForReflection
    public record Item(
            String orderItemId,
            String sku,
            long quantity,
            @Nullable String warehouseId,
            @Nullable String reservationId) {
        public Item {
            Required.text(orderItemId, "order_item_id");
            Required.text(sku, "sku");
            Required.positive(quantity, "quantity");
        }
    }
}
