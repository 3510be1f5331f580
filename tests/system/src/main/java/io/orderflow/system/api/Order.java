package io.orderflow.system.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** An order as it was read. */
public record Order(JsonNode json) {
    private static final Set<String> ENDED = Set.of("cancelled", "refunded", "completed");

    public String id() {
        return json.path("id").asText();
    }

    public String status() {
        return json.path("status").asText();
    }

    public String paymentStatus() {
        return json.path("payment_status").asText();
    }

    public String cancelReason() {
        return json.path("cancel_reason").asText("");
    }

    /** What the buyer pays. */
    public Money grand() {
        return total("grand");
    }

    /** One of subtotal, discount, shipping, tax, grand. */
    public Money total(String name) {
        return Money.of(json.path("totals").path(name));
    }

    public JsonNode payment() {
        return json.path("payment");
    }

    /** What gateway or bank know the payment by. */
    public String paymentReference() {
        return payment().path("reference").asText();
    }

    public Money captured() {
        return Money.of(payment().path("captured"));
    }

    public List<JsonNode> items() {
        return StreamSupport.stream(json.path("items").spliterator(), false).toList();
    }

    public boolean isEnded() {
        return ENDED.contains(status());
    }

    /** Paid in full, or ended: nothing more happens by itself in this platform. */
    public boolean isSettled() {
        return status().equals("paid") || isEnded();
    }

    @Override
    public String toString() {
        return id() + " " + status() + "/" + paymentStatus()
                + (cancelReason().isEmpty() ? "" : " (" + cancelReason() + ")");
    }
}
