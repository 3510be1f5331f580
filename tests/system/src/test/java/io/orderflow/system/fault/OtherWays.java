package io.orderflow.system.fault;

import io.orderflow.system.Envelope;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.SignedWebhook;
import io.orderflow.system.goods.Carriage;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Orders that are paid on delivery or by bank transfer, up to their money and cancelled before it; and what may happen to any order: its
 * payment is disputed, its customer is gone.
 */
record OtherWays(Platform platform, String sku) {

    /** Orders that stay. */
    static final long KEPT = 4;

    private static final long SURPLUS = 100;

    List<Callable<Order>> all() {
        return List.of(
                this::delivered,
                () -> regretted("cod"),
                this::transferred,
                () -> regretted("bank_transfer"),
                this::disputed,
                this::forgotten);
    }

    /** Staff confirm it, it ships and arrives, and the courier has the cash. */
    private Order delivered() {
        String id = placed("cod", 2);
        buyer().staff("order", "/api/v1/orders/" + id + "/confirm", Map.of());
        Order order = buyer().await(id, now -> now.status().equals("confirmed"));
        Carriage carriage = Carriage.of(platform, order);
        String fulfillment = Ids.uuid();
        carriage.fulfillment(fulfillment, 7, "shipped", 2);
        carriage.delivered(Ids.uuid(), fulfillment, 2);
        return buyer().await(id, now -> now.paymentStatus().equals("cod_collected"));
    }

    /** Too little first, then too much; the surplus goes back. */
    private Order transferred() {
        String id = placed("bank_transfer", 1);
        Order order = buyer().await(id, now -> true);
        long grand = order.grand().amount();
        transfer(order, SURPLUS);
        transfer(order, grand);
        return buyer().await(
                        id,
                        now -> now.status().equals("paid")
                                && Money.of(now.payment().path("refunded")).amount() == SURPLUS);
    }

    private void transfer(Order order, long amount) {
        buyer().staff(
                        "payment",
                        "/api/v1/bank-transfers",
                        Map.of(
                                "reference", order.paymentReference(),
                                "amount", new Money(amount, order.grand().currency()),
                                "received_at", order.json().path("created_at").asText(),
                                "bank_reference", Ids.uuid()));
    }

    /** Before anybody has confirmed or paid it. */
    private Order regretted(String method) {
        return buyer().cancelled(placed(method, 1));
    }

    /** It waits until the bank has decided for us. */
    private Order disputed() {
        String id = card();
        Order paid = buyer().await(id, order -> order.status().equals("paid"));
        tell(paid, "opened");
        buyer().await(id, order -> !order.json().path("holds").isEmpty());
        tell(paid, "won");
        return buyer().await(id, order -> order.json().path("holds").isEmpty());
    }

    private void tell(Order order, String state) {
        Map<String, Object> news = new HashMap<>(Map.of(
                "id", Ids.uuid(),
                "type", "dispute." + state,
                "dispute_id", "dp_" + order.id(),
                "payment_reference", order.paymentReference(),
                "amount", order.grand(),
                "occurred_at", Instant.now().toString()));
        var webhook = SignedWebhook.of(platform, "msg_" + Ids.uuid(), Instant.now(), Json.write(news));
        Buyer.decided(() -> webhook.send(platform)).expect(204);
    }

    /** Nothing of its buyer stays but the books. */
    private Order forgotten() {
        String customer = Ids.uuid();
        String id = buyer().placed(OrderRequest.by(customer).item(sku, 1).card("tok_ok"));
        buyer().await(id, order -> order.status().equals("paid"));
        Map<String, Object> gone = Envelope.of("customer.deleted", customer, 1);
        gone.put("customer_id", customer);
        new Broker(platform).tell(gone);
        return buyer().await(
                        id,
                        order -> order.json()
                                .at("/shipping_address/name")
                                .asText()
                                .equals("erased"));
    }

    private String card() {
        return buyer().placed(OrderRequest.by(Ids.uuid()).item(sku, 1).card("tok_ok"));
    }

    private String placed(String method, long units) {
        return buyer().placed(OrderRequest.by(Ids.uuid()).item(sku, units).method(method));
    }

    private Buyer buyer() {
        return new Buyer(platform);
    }
}
