package io.orderflow.schemas.contract;

import java.util.List;

/** The topic table of domain.md section 2, copied by hand: the catalogue must say the same, row for row. */
final class TopicTable {
    record Row(String topic, String publisher, List<String> consumers) {}

    static final List<Row> ROWS = """
            orders.order.status_changed | order | fulfillment, warehouse, loyalty-rewards, promotion, payment, shipping, notification, analytics
            orders.payment.capture_requested | order | order
            orders.return.requested | order | fulfillment, notification
            orders.return.approved | order | fulfillment, warehouse, notification
            orders.return.rejected | order | notification
            orders.return.completed | order | warehouse, payment, notification, analytics
            inventory.stock.committed | order | warehouse
            payments.payment.confirmed | payment | order, notification, analytics
            payments.payment.failed | payment | order, notification
            payments.refund.completed | payment | order, notification, analytics
            fulfillments.fulfillment.status_changed | fulfillment | order, warehouse
            fulfillment.picklist_status_changed | fulfillment | fulfillment
            fulfillment.package_status_changed | fulfillment | shipping
            fulfillments.fulfillment.sla_breach | fulfillment | notification, analytics
            warehouse.inventory.reservation_expired | warehouse | order
            warehouse.inventory.stock_reconciled | warehouse | analytics, notification
            warehouse.inventory.stock_alert | warehouse | notification
            shipping.shipment.delivered | shipping | order, fulfillment, notification, analytics
            shipping.shipment.exception | shipping | order, fulfillment, notification
            catalog.product.created | catalog | warehouse
            customer.created | customer | loyalty-rewards
            customer.deleted | customer | loyalty-rewards, order, shipping, notification
            """.lines().map(TopicTable::row).toList();

    static final List<String> RETIRED = List.of("orders.order.completed", "orders.order.cancelled", "order.cancelled");

    private TopicTable() {}

    private static Row row(String line) {
        String[] cells = line.split(" \\| ");
        return new Row(cells[0], cells[1], List.of(cells[2].split(", ")));
    }
}
