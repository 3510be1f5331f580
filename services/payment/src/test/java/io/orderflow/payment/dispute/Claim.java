package io.orderflow.payment.dispute;

import io.orderflow.payment.gateway.Webhook;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A card holder's claim at the bank, as the sandbox tells of it.
 * @param amount JSON, what it is about
 */
public record Claim(String order, String id, String amount) {

    public static Claim of(String order, long amount) {
        return new Claim(order, "dp_" + UUID.randomUUID(), "{\"amount\":%d,\"currency\":\"USD\"}".formatted(amount));
    }

    /** Of which the gateway says only that there is one. */
    public static Claim of(String order) {
        return new Claim(order, "dp_" + UUID.randomUUID(), "null");
    }

    public Claim in(String currency) {
        return new Claim(order, id, amount.replace("USD", currency));
    }

    public Claim opened() {
        return told("opened");
    }

    public Claim won() {
        return told("won");
    }

    public Claim lost() {
        return told("lost");
    }

    /** News of it, under a webhook of its own each time. */
    public Claim told(String state) {
        Webhook.of("dispute." + state, order)
                .signed("""
                        {"type":"dispute.%s","payment_reference":"pay-%s","dispute_id":"%s","amount":%s,"occurred_at":"%s"}""".formatted(state.toLowerCase(Locale.ROOT), order, id, amount, Instant.now()))
                .post()
                .statusCode(204);
        return this;
    }
}
