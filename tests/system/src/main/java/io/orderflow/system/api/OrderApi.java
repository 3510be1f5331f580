package io.orderflow.system.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Orders and quotes. */
public record OrderApi(Client client) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public Answer submit(OrderRequest request) {
        return submit(request, Ids.uuid());
    }

    public Answer submit(OrderRequest request, String key) {
        return client.post("/api/v1/orders").key(key).json(request.body()).send();
    }

    /** Submits and expects the order to be taken. */
    public Order place(OrderRequest request) {
        return new Order(submit(request).expect(201).json());
    }

    public Answer quote(OrderRequest request) {
        return client.post("/api/v1/quotes")
                .json(request.withoutPayment().body())
                .send();
    }

    public Answer read(String id) {
        return client.get("/api/v1/orders/" + id).send();
    }

    public Order get(String id) {
        return new Order(read(id).expect(200).json());
    }

    /** Waits until the order is as wanted, for 30 s. */
    public Order await(String id, String what, Predicate<Order> wanted) {
        return await(id, what, PATIENCE, wanted);
    }

    public Order await(String id, String what, Duration limit, Predicate<Order> wanted) {
        return Await.until("order " + what, limit, () -> get(id), wanted);
    }

    /** Waits until the order has a status. */
    public Order awaitStatus(String id, String status) {
        return await(id, status, order -> order.status().equals(status));
    }

    /** Places an order and waits until its money is taken. */
    public Order placePaid(OrderRequest request) {
        return awaitStatus(place(request).id(), "paid");
    }

    public Answer cancel(String id, String key) {
        return client.post("/api/v1/orders/" + id + "/cancel")
                .key(key)
                .json(Map.of("reason", "changed my mind"))
                .send();
    }

    public Answer cancel(String id) {
        return cancel(id, Ids.uuid());
    }

    /** Cancels so many units of an order's first item. */
    public Answer cancelPart(Order order, long units) {
        return client.post("/api/v1/orders/" + order.id() + "/cancel")
                .key(Ids.uuid())
                .json(OrderRequest.part(order, units))
                .send();
    }

    /** Staff confirm an order that is paid on delivery. */
    public Answer confirm(String id) {
        return client.post("/api/v1/orders/" + id + "/confirm").key(Ids.uuid()).send();
    }

    public List<JsonNode> timeline(String id) {
        JsonNode body = client.get("/api/v1/orders/" + id + "/timeline")
                .send()
                .expect(200)
                .json();
        return list(body.isArray() ? body : body.path("items"));
    }

    /** All orders of a customer, over all pages, newest first. */
    public List<Order> of(String customerId) {
        List<Order> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/api/v1/orders?limit=200&customer_id=" + customerId + cursor)
                    .send()
                    .expect(200)
                    .json();
            list(page.path("items")).forEach(order -> found.add(new Order(order)));
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return found;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
