package io.orderflow.payment.events;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.OrderStatusChanged;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The money of a cancelled order is let go once, and stays so when an earlier status is told late. */
@PaymentTest
class OrderCancelledContractTest extends AbstractTopicHandlerContractTest<OrderStatusChanged> {

    @Inject
    Books books;

    @Override
    protected Event<OrderStatusChanged> event() {
        return told(PaymentClient.authorized("tok_ok", 1000), 3, "cancelled");
    }

    @Override
    protected long effects(Event<OrderStatusChanged> event) {
        return books.list("""
                select o.key from payment_operation o join payment p on p.id = o.payment_id
                where p.order_id = $1 and o.kind = 'void' and p.cancel_reason = 'order_cancelled'""", event.data().orderId()).size();
    }

    @Override
    protected Optional<Event<OrderStatusChanged>> overtaken(Event<OrderStatusChanged> event) {
        return Optional.of(told(event.data().orderId(), 2, "confirmed"));
    }

    @Override
    protected String standing(Event<OrderStatusChanged> event) {
        return books.list(
                        "select cancel_reason || cancel_requested_at from payment where order_id = $1",
                        event.data().orderId())
                .toString();
    }

    private static Event<OrderStatusChanged> told(String order, long version, String status) {
        var money = new WireMoney(1000, "USD");
        var item = new OrderStatusChanged.Item("item-1", "SKU-1", 1, null, null);
        var data = new OrderStatusChanged(
                order, "N-1", "c-1", "pending", status, "authorized", null, "USD", money, List.of(item));
        return Events.of(Topics.ORDERS_ORDER_STATUS_CHANGED, order, version, data);
    }
}
