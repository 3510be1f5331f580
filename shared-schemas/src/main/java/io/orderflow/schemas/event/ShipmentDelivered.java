package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.orderflow.schemas.WireMoney;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel is with the buyer; of an order that is paid on delivery the courier has the cash.
 *
 * @param deliveredAt as the carrier says
 * @param lines what was in the parcel, at least one
 * @param codCollected what the courier took, where it says so; otherwise all that was to be taken
 */
@RegisterForReflection
public record ShipmentDelivered(
        String shipmentId,
        String fulfillmentId,
        String orderId,
        Instant deliveredAt,
        List<ShippedLine> lines,
        @Nullable WireMoney codCollected)
        implements EventData {
    public ShipmentDelivered {
        Required.text(shipmentId, "shipment_id");
        Required.text(fulfillmentId, "fulfillment_id");
        Required.text(orderId, "order_id");
        Required.present(deliveredAt, "delivered_at");
        lines = Required.items(lines, "lines");
    }
}
