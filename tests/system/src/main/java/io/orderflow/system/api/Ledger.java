package io.orderflow.system.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Effects on money in the order in which they happened, at the gateway or in our own books. */
public record Ledger(List<Effect> effects) {

    /** @param operation authorize, capture, void or refund; in our own books also chargeback, and memos of disputes */
    public record Effect(String operation, Money amount, String operationKey) {}

    static Ledger of(List<JsonNode> lines) {
        return new Ledger(lines.stream()
                .map(line -> new Effect(
                        line.path("operation").asText(line.path("kind").asText()),
                        Money.of(line.path("amount")),
                        line.path("operation_key").asText()))
                .toList());
    }

    public List<Effect> all(String operation) {
        return effects.stream()
                .filter(effect -> effect.operation().equals(operation))
                .toList();
    }

    public long sum(String operation) {
        return all(operation).stream()
                .mapToLong(effect -> effect.amount().amount())
                .sum();
    }

    /** What the shop holds of the buyer's money. */
    public long net() {
        return sum("capture") - sum("refund") - sum("chargeback");
    }

    /** True while the gateway still reserves money that nobody has taken. */
    public boolean hasLiveAuthorization() {
        return !all("authorize").isEmpty()
                && all("capture").isEmpty()
                && all("void").isEmpty();
    }

    /** Nothing taken, nothing reserved. */
    public boolean isEven() {
        return net() == 0 && !hasLiveAuthorization();
    }
}
