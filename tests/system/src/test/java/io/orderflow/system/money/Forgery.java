package io.orderflow.system.money;

import io.orderflow.system.Envelope;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import java.util.Map;

/** Events in the shape of their schemas whose amounts are lies. */
final class Forgery {
    static final String CONFIRMED = "payments.payment.confirmed";
    static final String CAPTURE_REQUESTED = "orders.payment.capture_requested";

    private Forgery() {}

    static Map<String, Object> confirmed(Order order, long version, Money lie) {
        String payment = order.payment().path("id").asText();
        Map<String, Object> event = Envelope.of(CONFIRMED, payment, version);
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
        Map<String, Object> event = Envelope.of(CAPTURE_REQUESTED, order.id(), version);
        event.put("order_id", order.id());
        event.put("payment_id", order.payment().path("id").asText());
        event.put("amount", lie);
        event.put("policy", "immediate");
        return event;
    }
}
