package io.orderflow.order.desk;

import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.FulfillmentStatusChanged;
import io.orderflow.schemas.event.ShipmentDelivered;
import io.orderflow.schemas.event.ShipmentException;
import io.orderflow.schemas.event.ShippedLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Events about an order's only item, as the fulfillment and the shipping service will publish them. */
public record News(UUID order, UUID item) {

    public Event<FulfillmentStatusChanged> fulfillment(UUID id, long version, String status, long... units) {
        return Events.of(
                Topics.FULFILLMENTS_FULFILLMENT_STATUS_CHANGED,
                id.toString(),
                version,
                new FulfillmentStatusChanged(
                        id.toString(), order.toString(), Ids.next().toString(), null, status, lines(units)));
    }

    public Event<ShipmentDelivered> delivered(UUID id, UUID fulfillment, long units) {
        return delivered(id, fulfillment, units, 5, null);
    }

    public Event<ShipmentDelivered> delivered(
            UUID id, UUID fulfillment, long units, long version, @Nullable WireMoney cash) {
        return Events.of(
                Topics.SHIPPING_SHIPMENT_DELIVERED,
                id.toString(),
                version,
                new ShipmentDelivered(
                        id.toString(),
                        fulfillment.toString(),
                        order.toString(),
                        Instant.parse("2026-03-01T12:00:00Z"),
                        lines(units),
                        cash));
    }

    public Event<ShipmentException> astray(UUID id, UUID fulfillment, String kind) {
        return Events.of(
                Topics.SHIPPING_SHIPMENT_EXCEPTION,
                id.toString(),
                4,
                new ShipmentException(id.toString(), fulfillment.toString(), order.toString(), kind));
    }

    /** A line for each number. */
    private List<ShippedLine> lines(long... units) {
        return LongStream.of(units)
                .mapToObj(some -> new ShippedLine(item.toString(), some))
                .toList();
    }
}
