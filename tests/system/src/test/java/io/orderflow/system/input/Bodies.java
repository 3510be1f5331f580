package io.orderflow.system.input;

import io.orderflow.system.Ids;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.StockApi;
import io.orderflow.system.input.Routes.Route;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A good body for every operation that takes one, as far as its service is there. */
final class Bodies {
    private final List<Body> bodies = new ArrayList<>();
    private final Map<String, Route> routes;

    private Bodies(Routes routes) {
        this.routes = routes.all().stream().collect(Collectors.toMap(Route::toString, Function.identity()));
    }

    static List<Body> of(Scene scene) {
        Platform platform = scene.platform();
        Bodies all = new Bodies(new Routes(platform));
        all.orders(platform, scene.order(), scene.sku());
        all.money(scene.order());
        all.goods(scene.sku(), scene.warehouse());
        all.sandbox(scene.order());
        platform.endpoints().all().forEach(service -> all.operations(service.name()));
        return all.bodies;
    }

    private void orders(Platform platform, Order order, String sku) {
        OrderRequest request = OrderRequest.by(platform.customerId())
                .item(sku, 1)
                .with("shipping_method", "standard")
                .with("note", "ring twice");
        add("order", "POST", "/api/v1/orders", request.body());
        add("order", "POST", "/api/v1/quotes", request.withoutPayment().body());
        add("order", "POST", "/api/v1/orders/{id}/cancel", order.id(), Map.of("reason", "no"));
        add("order", "POST", "/api/v1/orders/{id}/holds", order.id(), Map.of("kind", "manual", "reason", "no"));
    }

    private void money(Order order) {
        String payment = order.payment().path("id").asText();
        Money cent = Money.usd(1);
        add("payment", "POST", "/api/v1/payments/{id}/capture", payment, Map.of("amount", cent));
        add("payment", "POST", "/api/v1/payments/{id}/refunds", payment, Map.of("amount", cent, "reason", "kind"));
        add(
                "payment",
                "POST",
                "/api/v1/bank-transfers",
                Map.of(
                        "reference",
                        "none",
                        "amount",
                        cent,
                        "received_at",
                        "2026-01-01T00:00:00Z",
                        "bank_reference",
                        Ids.uuid()));
        // No payout has this id: a good body finds nothing.
        add("payment", "POST", "/api/v1/payouts/{id}/sent", Ids.uuid(), Map.of("reference", "none"));
        for (String transfer : List.of("sent", "recovered")) {
            add(
                    "payment",
                    "POST",
                    "/api/v1/seller-payouts/{id}/" + transfer,
                    Ids.uuid(),
                    Map.of("amount", cent, "reference", "none"));
        }
        add(
                "payment",
                "POST",
                "/api/v1/cod-remittances",
                Map.of(
                        "reference",
                        Ids.uuid(),
                        "carrier",
                        "none",
                        "items",
                        List.of(Map.of("order_id", "none", "amount", cent))));
        add(
                "payment",
                "POST",
                "/webhooks/gateways/{gateway}",
                "sandbox",
                Map.of("id", "1", "type", "payment.captured"));
    }

    private void goods(String sku, String warehouse) {
        Map<String, Object> price = Map.of("price", Money.usd(100));
        add(
                "catalog",
                "POST",
                "/api/v1/products",
                Map.of(
                        "sku",
                        Ids.sku("BAD"),
                        "name",
                        "Lamp",
                        "price",
                        Money.usd(1),
                        "tax_class",
                        "zero",
                        "weight_grams",
                        1));
        add("catalog", "PUT", "/api/v1/products/{sku}/price", sku, price);
        add(
                "warehouse",
                "POST",
                "/api/v1/warehouses",
                Map.of("code", Ids.sku("WH"), "name", "Barn", "address", StockApi.ADDRESS));
        add(
                "warehouse",
                "POST",
                "/api/v1/stock/adjustments",
                Map.of("warehouse_id", warehouse, "sku", sku, "delta", 1, "reason", "found"));
    }

    private void sandbox(Order order) {
        String reference = order.paymentReference();
        Money cent = Money.usd(1);
        // Money that belongs to no order, so that no books are disturbed.
        String stray = "stray-" + Ids.uuid();
        add(
                "sandbox",
                "POST",
                "/gateway/payments/authorize",
                Map.of("operation_key", Ids.uuid(), "payment_reference", stray, "token", "tok_ok", "amount", cent));
        for (String move : List.of("capture", "refund")) {
            add(
                    "sandbox",
                    "POST",
                    "/gateway/payments/" + move,
                    Map.of("operation_key", Ids.uuid(), "payment_reference", stray, "amount", cent));
        }
        add(
                "sandbox",
                "POST",
                "/gateway/payments/void",
                Map.of("operation_key", Ids.uuid(), "payment_reference", stray));
        add(
                "sandbox",
                "POST",
                "/gateway/faults",
                Map.of("error_rate", 0.0, "latency_ms", 0, "duplicate", false, "reorder", false));
        add("sandbox", "POST", "/gateway/webhooks/replay", Map.of("payment_reference", reference));
        add("sandbox", "POST", "/gateway/actions", Map.of("payment_reference", reference, "outcome", "approved"));
        add("sandbox", "POST", "/clock", Map.of("advance_seconds", 0));
    }

    private void operations(String service) {
        // A name that no place has: a good one would end the process.
        add(service, "POST", "/api/v1/ops/crash-points", Map.of("name", "no-such-place"));
        add(service, "POST", "/api/v1/ops/clock", Map.of("advance_seconds", 0));
        add(
                service,
                "POST",
                "/api/v1/ops/outbox/replay",
                Map.of("from", "2020-01-01T00:00:00Z", "to", "2020-01-02T00:00:00Z"));
    }

    private void add(String service, String method, String path, Map<String, Object> good) {
        add(service, method, path, "", good);
    }

    private void add(String service, String method, String path, String parameter, Map<String, Object> good) {
        String name = "%s %s (%s)".formatted(method, path, service);
        Optional.ofNullable(routes.get(name))
                .ifPresent(route ->
                        bodies.add(new Body(route, path.replaceAll("\\{[^}]+}", parameter), Role.ADMIN, good)));
    }
}
