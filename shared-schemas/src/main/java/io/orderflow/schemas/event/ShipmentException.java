package io.orderflow.schemas.event;

import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A parcel did not reach the buyer.
 *
 * @param kind {@code delivery_failed}, {@code lost} or {@code returned_to_sender}; a reader may meet one that it does not know
 */
@RegisterForReflection
public record ShipmentException(String shipmentId, String fulfillmentId, String orderId, String kind)
        implements EventData {
    public ShipmentException {
        Required.text(shipmentId, "shipment_id");
        Required.text(fulfillmentId, "fulfillment_id");
        Required.text(orderId, "order_id");
        Required.text(kind, "kind");
    }
}
