package io.orderflow.system.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a buyer sends; each method gives a changed copy. */
public record OrderRequest(Map<String, Object> body) {
    private static final Map<String, String> ADDRESS = Map.of(
            "name", "Ada Buyer", "line1", "Main Street 1", "city", "Berlin", "postal_code", "10115", "country", "DE");

    /** An empty basket in USD, to be paid by a good card at once. */
    public static OrderRequest by(String customerId) {
        return new OrderRequest(Map.of(
                        "customer_id", customerId, "currency", "USD", "items", List.of(), "shipping_address", ADDRESS))
                .card("tok_ok", "immediate");
    }

    /** What cancels so many units of an order's first item. */
    public static Map<String, Object> part(Order order, long units) {
        return Map.of(
                "reason",
                "changed my mind",
                "items",
                List.of(Map.of(
                        "order_item_id", order.items().getFirst().path("id").asText(), "quantity", units)));
    }

    public OrderRequest item(String sku, long quantity) {
        List<Object> items = new ArrayList<>((List<?>) body.getOrDefault("items", List.of()));
        items.add(Map.of("sku", sku, "quantity", quantity));
        return with("items", items);
    }

    /** Pays by card. @param capture immediate, on_confirm or on_shipment */
    public OrderRequest card(String token, String capture) {
        return with("payment", Map.of("method", "card", "token", token, "capture", capture));
    }

    public OrderRequest card(String token) {
        return card(token, "immediate");
    }

    /** Pays by bank_transfer or cod. */
    public OrderRequest method(String method) {
        return with("payment", Map.of("method", method));
    }

    /** Sets any field. */
    public OrderRequest with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return new OrderRequest(changed);
    }

    /** The same basket as a quote takes it. */
    public OrderRequest withoutPayment() {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.remove("payment");
        return new OrderRequest(changed);
    }
}
