package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import io.orderflow.system.Await;
import io.orderflow.system.Freeze;
import io.orderflow.system.Fulfillments;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Client;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Every way of an order, each once and all at the same time: a card order is bought and kept, cancelled before and after the capture,
 * captured in parts as it ships, and cut down; {@link OtherWays} has what is not about cards; and the warehouse hears of a new product.
 */
record Shopping(Platform platform, String sku) {

    /** Of {@link #all}, orders that stay. */
    static final long KEPT = 4 + OtherWays.KEPT;

    /** Walks the ways of card orders. @return the orders as they ended */
    List<Order> cards() throws InterruptedException {
        return walk(cardWays());
    }

    /** Walks all the ways. @return the orders as they ended */
    List<Order> all() throws InterruptedException {
        List<Callable<Order>> ways = new ArrayList<>(cardWays());
        ways.addAll(new OtherWays(platform, sku).all());
        return walk(ways);
    }

    private List<Callable<Order>> cardWays() {
        return List.of(
                this::kept,
                this::kept,
                () -> cancelled("immediate", "paid"),
                () -> cancelled("on_confirm", "confirmed"),
                this::shipped,
                this::halved);
    }

    private List<Order> walk(List<Callable<Order>> ways) throws InterruptedException {
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Order>> walks = ways.stream().map(buyers::submit).toList();
            Future<Boolean> product = buyers.submit((Callable<Boolean>) this::newProduct);
            List<Order> ended = new ArrayList<>();
            for (Future<Order> walk : walks) {
                ended.add(result(walk));
            }
            result(product);
            return ended;
        }
    }

    /**
     * The warehouse stands still for longer than anybody waits for it, so that a checkout is undone whose outcome nobody knows; then the buyer
     * comes again.
     */
    Order interrupted() {
        OrderRequest request = OrderRequest.by(Ids.uuid()).item(sku, 1).card("tok_ok");
        String key = Ids.uuid();
        try (var standing = Freeze.of(platform.endpoints().of("warehouse").pid())) {
            Answer unknown = Buyer.heard(() -> platform.orders().submit(request, key));
            assertThat(unknown.status()).as(unknown.text()).isGreaterThanOrEqualTo(500);
        }
        String id = new Order(Buyer.decided(() -> platform.orders().submit(request, key))
                        .expect(201)
                        .json())
                .id();
        return buyer().await(id, order -> order.status().equals("paid"));
    }

    /** Has every job of every service run once, beside the clock. */
    void work() {
        for (Endpoint service : platform.endpoints().withSidecar()) {
            String jobs = "/api/v1/ops/jobs";
            Client operator = platform.client(service.name(), Role.ADMIN);
            Answer list = Buyer.decided(() -> operator.get(jobs).send()).expect(200);
            list.json()
                    .path("items")
                    .forEach(job -> Buyer.heard(
                            () -> operator.post(jobs + "/" + job.path("name").asText() + "/run")
                                    .send()));
        }
    }

    private Order kept() {
        return buyer().await(placed("immediate", 1), order -> order.status().equals("paid"));
    }

    /** In two parcels, each of them paid for before it goes. */
    private Order shipped() {
        Order order =
                buyer().await(placed("on_shipment", 2), now -> now.status().equals("confirmed"));
        try (var fulfillments = new Fulfillments(platform)) {
            for (String parcel : List.of(Ids.uuid(), Ids.uuid())) {
                Await.until("its money", Buyer.PATIENCE, () -> money(fulfillments, order, parcel), "captured"::equals);
            }
        }
        return buyer().await(order.id(), now -> now.status().equals("paid"));
    }

    private static String money(Fulfillments fulfillments, Order order, String parcel) {
        try {
            return fulfillments.ship(order, parcel, 0, 1);
        } catch (StatusRuntimeException away) {
            return "no answer: " + away.getMessage();
        }
    }

    private Order cancelled(String capture, String from) {
        String id = placed(capture, 1);
        buyer().await(id, order -> order.status().equals(from));
        buyer().cancelled(id);
        return buyer().await(id, order -> List.of("voided", "refunded").contains(order.paymentStatus()));
    }

    /** One of two is cancelled, and its money comes back. */
    private Order halved() {
        String id = placed("immediate", 2);
        Order paid = buyer().await(id, order -> order.status().equals("paid"));
        buyer().staff("order", "/api/v1/orders/" + id + "/cancel", OrderRequest.part(paid, 1));
        return buyer().await(
                        id,
                        order -> order.grand().amount()
                                        + Money.of(order.payment().path("refunded"))
                                                .amount()
                                == paid.grand().amount());
    }

    private String placed(String capture, long units) {
        return buyer().placed(OrderRequest.by(Ids.uuid()).item(sku, units).card("tok_ok", capture));
    }

    private boolean newProduct() {
        String newSku = Ids.sku("NEW");
        String key = Ids.uuid();
        Buyer.decided(() -> platform.catalog().create(newSku, Money.usd(500), "standard", key))
                .expect(201);
        Await.until(
                "the warehouse to know " + newSku,
                Buyer.PATIENCE,
                () -> Buyer.heard(() -> platform.stock().read(newSku)),
                answer -> answer.status() == 200);
        return true;
    }

    private Buyer buyer() {
        return new Buyer(platform);
    }

    private static <T> T result(Future<T> walk) throws InterruptedException {
        try {
            return walk.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("a buyer had no end", failed.getCause());
        }
    }
}
