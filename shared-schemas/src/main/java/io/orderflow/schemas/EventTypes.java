package io.orderflow.schemas;

import io.orderflow.schemas.event.CaptureRequested;
import io.orderflow.schemas.event.CustomerDeleted;
import io.orderflow.schemas.event.FulfillmentStatusChanged;
import io.orderflow.schemas.event.OrderStatusChanged;
import io.orderflow.schemas.event.PaymentConfirmed;
import io.orderflow.schemas.event.PaymentFailed;
import io.orderflow.schemas.event.ProductCreated;
import io.orderflow.schemas.event.RefundCompleted;
import io.orderflow.schemas.event.ReservationExpired;
import io.orderflow.schemas.event.ShipmentDelivered;
import io.orderflow.schemas.event.ShipmentException;
import io.orderflow.schemas.event.StockCommitted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which record belongs to which live topic. A table instead of annotations or scanning, so that a native image needs
 * no reflection for it.
 */
public final class EventTypes {
    /** One entry per live topic. */
    public static final List<EventType<?>> ALL = List.of(
            first(Topics.ORDERS_ORDER_STATUS_CHANGED, OrderStatusChanged.class),
            first(Topics.ORDERS_PAYMENT_CAPTURE_REQUESTED, CaptureRequested.class),
            first(Topics.INVENTORY_STOCK_COMMITTED, StockCommitted.class),
            first(Topics.PAYMENTS_PAYMENT_CONFIRMED, PaymentConfirmed.class),
            first(Topics.PAYMENTS_PAYMENT_FAILED, PaymentFailed.class),
            first(Topics.PAYMENTS_REFUND_COMPLETED, RefundCompleted.class),
            first(Topics.FULFILLMENTS_FULFILLMENT_STATUS_CHANGED, FulfillmentStatusChanged.class),
            first(Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED, ReservationExpired.class),
            first(Topics.SHIPPING_SHIPMENT_DELIVERED, ShipmentDelivered.class),
            first(Topics.SHIPPING_SHIPMENT_EXCEPTION, ShipmentException.class),
            first(Topics.CATALOG_PRODUCT_CREATED, ProductCreated.class),
            first(Topics.CUSTOMER_DELETED, CustomerDeleted.class));

    private static final Map<String, EventType<?>> BY_TOPIC =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::topic, Function.identity()));

    private static final Map<Class<?>, EventType<?>> BY_DATA =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::data, Function.identity()));

    private EventTypes() {}

    /** The type of a live topic; {@link IllegalArgumentException} for any other name, which is a programming error. */
    public static EventType<?> ofTopic(String topic) {
        EventType<?> found = BY_TOPIC.get(topic);
        if (found == null) {
            throw new IllegalArgumentException("no live topic: " + topic);
        }
        return found;
    }

    /** The type that {@code data} belongs to; {@link IllegalArgumentException} for a class outside the table. */
    public static EventType<?> ofData(Class<? extends EventData> data) {
        EventType<?> found = BY_DATA.get(data);
        if (found == null) {
            throw new IllegalArgumentException("no event record: " + data.getName());
        }
        return found;
    }

    private static <T extends EventData> EventType<T> first(String topic, Class<T> data) {
        return new EventType<>(topic, data, Set.of(1));
    }
}
