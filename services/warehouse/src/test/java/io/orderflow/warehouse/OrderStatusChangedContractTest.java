package io.orderflow.warehouse;

import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.OrderStatusChanged;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What a cancelled order holds is released once, and stays so when an earlier status is told late. */
@WarehouseTest
class OrderStatusChangedContractTest extends AbstractTopicHandlerContractTest<OrderStatusChanged> {

    @Inject
    Depot depot;

    @Override
    protected Event<OrderStatusChanged> event() {
        String sku = depot.stocked(5);
        String order = Depot.anyOrder();
        depot.reserved(order, Depot.line("item-1", sku, 2));
        return told(order, sku, 3, "cancelled");
    }

    @Override
    protected long effects(Event<OrderStatusChanged> event) {
        return await(database.first("""
                        select count(*) from reservation_event e join reservation r on r.id = e.reservation_id
                        where r.order_id = $1 and e.status = 'released'""", row -> row.getLong(0), event.data().orderId()))
                .orElseThrow();
    }

    @Override
    protected Optional<Event<OrderStatusChanged>> overtaken(Event<OrderStatusChanged> event) {
        var data = event.data();
        return Optional.of(told(data.orderId(), data.items().getFirst().sku(), 2, "confirmed"));
    }

    @Override
    protected String standing(Event<OrderStatusChanged> event) {
        return depot.statuses(event.data().orderId()) + " "
                + depot.available(event.data().items().getFirst().sku());
    }

    private static Event<OrderStatusChanged> told(String order, String sku, long version, String status) {
        var item = new OrderStatusChanged.Item("item-1", sku, 2, null, null);
        var data = new OrderStatusChanged(
                order,
                "A-1",
                "c-1",
                "pending",
                status,
                "pending",
                null,
                "USD",
                new WireMoney(1999, "USD"),
                List.of(item));
        return Events.of(Topics.ORDERS_ORDER_STATUS_CHANGED, order, version, data);
    }
}
