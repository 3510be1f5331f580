package io.orderflow.system.api;

import com.fasterxml.jackson.databind.JsonNode;

/** An amount in minor units of an ISO 4217 currency. */
public record Money(long amount, String currency) {
    public static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    public static Money of(JsonNode node) {
        return new Money(node.path("amount").asLong(), node.path("currency").asText());
    }
}
