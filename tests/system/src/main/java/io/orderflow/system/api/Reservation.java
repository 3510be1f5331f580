package io.orderflow.system.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Units that are kept for an order item. */
public record Reservation(JsonNode json) {
    public String id() {
        return json.path("id").asText();
    }

    public String orderItemId() {
        return json.path("order_item_id").asText();
    }

    public String sku() {
        return json.path("sku").asText();
    }

    public long quantity() {
        return json.path("quantity").asLong();
    }

    public String status() {
        return json.path("status").asText();
    }

    public Instant expiresAt() {
        return Instant.parse(json.path("expires_at").asText());
    }

    /** True while units are kept. */
    public boolean isLive() {
        return status().equals("active") || status().equals("confirmed");
    }
}
