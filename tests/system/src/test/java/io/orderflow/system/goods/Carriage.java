package io.orderflow.system.goods;

import io.orderflow.system.Envelope;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.fault.Broker;
import io.orderflow.system.platform.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Tells of an order's first item as the fulfillment and the shipping service will. Nobody may publish their topics before they are there, so
 * what they would publish is put into the broker, from where the sidecar of the order service delivers it.
 */
public record Carriage(Broker broker, Order order) {

    public static Carriage of(Platform platform, Order order) {
        return new Carriage(new Broker(platform), order);
    }

    public void fulfillment(String id, long version, String status, long units) {
        Map<String, Object> event = Envelope.of("fulfillments.fulfillment.status_changed", id, version);
        event.put("fulfillment_id", id);
        event.put("order_id", order.id());
        event.put("warehouse_id", Ids.uuid());
        event.put("new_status", status);
        event.put("lines", lines(units));
        publish(event, 3);
    }

    public void delivered(String parcel, String fulfillment, long units) {
        publish(parcel(parcel, 5, fulfillment, units), 3);
    }

    /** With what the courier says to have taken. */
    public void delivered(String parcel, long version, String fulfillment, long units, Money cash) {
        Map<String, Object> event = parcel(parcel, version, fulfillment, units);
        event.put("cod_collected", cash);
        publish(event, 1);
    }

    public void exception(String parcel, String fulfillment, String kind) {
        Map<String, Object> event = Envelope.of("shipping.shipment.exception", parcel, 4);
        event.put("shipment_id", parcel);
        event.put("fulfillment_id", fulfillment);
        event.put("order_id", order.id());
        event.put("kind", kind);
        publish(event, 3);
    }

    private Map<String, Object> parcel(String parcel, long version, String fulfillment, long units) {
        Map<String, Object> event = Envelope.of("shipping.shipment.delivered", parcel, version);
        event.put("shipment_id", parcel);
        event.put("fulfillment_id", fulfillment);
        event.put("order_id", order.id());
        event.put("delivered_at", Instant.now().toString());
        event.put("lines", lines(units));
        return event;
    }

    private List<Map<String, Object>> lines(long units) {
        return List.of(
                Map.of("order_item_id", order.items().getFirst().path("id").asText(), "quantity", units));
    }

    private void publish(Map<String, Object> event, int times) {
        for (int i = 0; i < times; i++) {
            broker.tell(event);
        }
    }
}
