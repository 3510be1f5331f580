package io.orderflow.payment.domain;

import java.util.Optional;

/**
 * What a gateway says in a webhook. It is taken as a hint to ask the gateway, never as the truth: so repeats, disorder and age cannot harm.
 * @param id of the webhook
 */
public record GatewayEvent(String id, String type, String paymentReference) {

    /** A card holder's bank wants money back. */
    public boolean isDispute() {
        return type.equals("dispute.opened");
    }

    /** The effect whose outcome it brings news of; empty for other news. */
    public Optional<Effect> about() {
        return switch (type) {
            case "payment.authorized", "payment.failed" -> Optional.of(Effect.AUTHORIZE);
            case "payment.captured" -> Optional.of(Effect.CAPTURE);
            case "payment.voided" -> Optional.of(Effect.VOID);
            case "refund.succeeded" -> Optional.of(Effect.REFUND);
            default -> Optional.empty();
        };
    }
}
