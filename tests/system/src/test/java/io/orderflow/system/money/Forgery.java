package io.orderflow.system.money;

import io.orderflow.system.Ids;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events in the shape of their schemas whose amounts are lies. */
final class Forgery {
    static final String CONFIRMED = "payments.payment.confirmed";
    static final String CAPTURE_REQUESTED = "orders.payment.capture_requested";

    private Forgery() {}

    static Map<String, Object> confirmed(Order order, long version, Money lie) {
        String payment = order.payment().path("id").asText();
        Map<String, Object> event = envelope(CONFIRMED, payment, version);
        event.put("payment_id", payment);
        event.put("order_id", order.id());
        event.put("method", "card");
        event.put("status", "captured");
        event.put("authorization_id", "auth_forged");
        event.put("amount", lie);
        event.put("authorized", lie);
        event.put("captured", lie);
        return event;
    }

    static Map<String, Object> captureRequested(Order order, long version, Money lie) {
        Map<String, Object> event = envelope(CAPTURE_REQUESTED, order.id(), version);
        event.put("order_id", order.id());
        event.put("payment_id", order.payment().path("id").asText());
        event.put("amount", lie);
        event.put("policy", "immediate");
        return event;
    }

    private static Map<String, Object> envelope(String type, String aggregate, long version) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_id", Ids.uuid());
        event.put("type", type);
        event.put("schema_version", 1);
        event.put("aggregate_id", aggregate);
        event.put("aggregate_version", version);
        event.put("occurred_at", Instant.now().toString());
        event.put("correlation_id", Ids.uuid());
        return event;
    }
}
