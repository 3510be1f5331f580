package io.orderflow.schemas;

import java.util.List;
import java.util.Optional;

/**
 * The topics that are live, as constants; their literals stand here and in {@code catalogue.yaml} and nowhere else in
 * code.
 *
 * <p>Publisher, consumers, key and retention of each are in the catalogue. Source: domain.md section 2, T4.1.
 */
public final class Topics {
    public static final String ORDERS_ORDER_STATUS_CHANGED = "orders.order.status_changed";
    public static final String ORDERS_PAYMENT_CAPTURE_REQUESTED = "orders.payment.capture_requested";
    public static final String INVENTORY_STOCK_COMMITTED = "inventory.stock.committed";
    public static final String PAYMENTS_PAYMENT_CONFIRMED = "payments.payment.confirmed";
    public static final String PAYMENTS_PAYMENT_FAILED = "payments.payment.failed";
    public static final String PAYMENTS_REFUND_COMPLETED = "payments.refund.completed";
    public static final String FULFILLMENTS_FULFILLMENT_STATUS_CHANGED = "fulfillments.fulfillment.status_changed";
    public static final String WAREHOUSE_INVENTORY_RESERVATION_EXPIRED = "warehouse.inventory.reservation_expired";
    public static final String SHIPPING_SHIPMENT_DELIVERED = "shipping.shipment.delivered";
    public static final String SHIPPING_SHIPMENT_EXCEPTION = "shipping.shipment.exception";
    public static final String CATALOG_PRODUCT_CREATED = "catalog.product.created";
    public static final String CUSTOMER_DELETED = "customer.deleted";

    /** Every constant above, in the order of the catalogue. */
    public static final List<String> ALL = List.of(
            ORDERS_ORDER_STATUS_CHANGED,
            ORDERS_PAYMENT_CAPTURE_REQUESTED,
            INVENTORY_STOCK_COMMITTED,
            PAYMENTS_PAYMENT_CONFIRMED,
            PAYMENTS_PAYMENT_FAILED,
            PAYMENTS_REFUND_COMPLETED,
            FULFILLMENTS_FULFILLMENT_STATUS_CHANGED,
            WAREHOUSE_INVENTORY_RESERVATION_EXPIRED,
            SHIPPING_SHIPMENT_DELIVERED,
            SHIPPING_SHIPMENT_EXCEPTION,
            CATALOG_PRODUCT_CREATED,
            CUSTOMER_DELETED);

    private static final String DEAD_LETTER_SUFFIX = ".dlq";

    private Topics() {}

    /** The topic that the sidecar of a consumer moves undeliverable events of {@code topic} to. */
    public static String deadLetterOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }

    /** The live topic that {@code topic} is the dead-letter topic of; empty when it is none. */
    public static Optional<String> deadLettered(String topic) {
        return ALL.stream().filter(live -> deadLetterOf(live).equals(topic)).findFirst();
    }
}
