package io.orderflow.system.fault;

import io.grpc.StatusRuntimeException;
import io.orderflow.system.Await;
import io.orderflow.system.Fulfillments;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Every way of a card order, each once and all at the same time, by buyers who repeat what was not answered under its key: bought and
 * kept, cancelled before and after the capture, captured in parts as it ships, and a new product that the warehouse hears of.
 */
record Shopping(Platform platform, String sku) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Walks all the ways. @return the orders as they ended */
    List<Order> all() throws InterruptedException {
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Order>> walks = List.of(
                    buyers.submit((Callable<Order>) this::kept),
                    buyers.submit((Callable<Order>) this::kept),
                    buyers.submit((Callable<Order>) () -> cancelled("immediate", "paid")),
                    buyers.submit((Callable<Order>) () -> cancelled("on_confirm", "confirmed")),
                    buyers.submit((Callable<Order>) this::shipped));
            Future<Boolean> product = buyers.submit((Callable<Boolean>) this::newProduct);
            List<Order> ended = new java.util.ArrayList<>();
            for (Future<Order> walk : walks) {
                ended.add(result(walk));
            }
            result(product);
            return ended;
        }
    }

    private Order kept() {
        return await(placed("immediate", 1), order -> order.status().equals("paid"));
    }

    /** In two parcels, each of them paid for before it goes. */
    private Order shipped() {
        Order order = await(placed("on_shipment", 2), now -> now.status().equals("confirmed"));
        try (var fulfillments = new Fulfillments(platform)) {
            for (String parcel : List.of(Ids.uuid(), Ids.uuid())) {
                Await.until("its money", PATIENCE, () -> money(fulfillments, order, parcel), "captured"::equals);
            }
        }
        return await(order.id(), now -> now.status().equals("paid"));
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
        await(id, order -> order.status().equals(from));
        String key = Ids.uuid();
        decided(() -> platform.orders().cancel(id, key)).expect(200);
        return await(
                id, order -> order.isEnded() && List.of("voided", "refunded").contains(order.paymentStatus()));
    }

    private String placed(String capture, long units) {
        OrderRequest request = OrderRequest.by(Ids.uuid()).item(sku, units).card("tok_ok", capture);
        String key = Ids.uuid();
        return new Order(decided(() -> platform.orders().submit(request, key))
                        .expect(201)
                        .json())
                .id();
    }

    private boolean newProduct() {
        String newSku = Ids.sku("NEW");
        String key = Ids.uuid();
        decided(() -> platform.catalog().create(newSku, Money.usd(500), "standard", key))
                .expect(201);
        Await.until(
                "the warehouse to know " + newSku,
                PATIENCE,
                () -> heard(() -> platform.stock().read(newSku)),
                answer -> answer.status() == 200);
        return true;
    }

    private Order await(String id, Predicate<Order> wanted) {
        return new Order(Await.until(
                        "an order",
                        PATIENCE,
                        () -> heard(() -> platform.orders().read(id)),
                        answer -> answer.status() == 200 && wanted.test(new Order(answer.json())))
                .json());
    }

    /** Asks until there is a decision, by the same key each time. */
    private static Answer decided(Supplier<Answer> request) {
        return Await.until("a decision", PATIENCE, () -> heard(request), Shopping::isDecision);
    }

    private static boolean isDecision(Answer answer) {
        return answer.status() < 500 && !answer.code().equals("idempotency_in_flight");
    }

    /** An answer, or what stands for none. */
    private static Answer heard(Supplier<Answer> request) {
        try {
            return request.get();
        } catch (Unreachable away) {
            return new Answer(
                    "no answer",
                    599,
                    java.net.http.HttpHeaders.of(Map.of(), (name, value) -> true),
                    "" + away.getMessage());
        }
    }

    private static <T> T result(Future<T> walk) throws InterruptedException {
        try {
            return walk.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("a buyer had no end", failed.getCause());
        }
    }
}
