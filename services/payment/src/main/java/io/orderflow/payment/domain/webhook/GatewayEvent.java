package io.orderflow.payment.domain.webhook;

import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.dispute.Dispute;
import io.orderflow.platform.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says in a webhook. It is taken as a hint to ask the gateway, never as the truth: so repeats, disorder and age cannot harm.
 * @param id      of the webhook
 * @param subject the gateway's own name of what it speaks of; the webhook's id where it has none
 * @param amount  what a dispute is about; null where it does not say
 */
public record GatewayEvent(
        String id,
        String type,
        String paymentReference,
        String subject,
        @Nullable Money amount) {

    /** The same about a payment whose reference has been found out. */
    public GatewayEvent of(String reference) {
        return new GatewayEvent(id, type, reference, subject, amount);
    }

    /** What it says of a dispute: a card holder's bank wants money back, or has decided. Empty for other news. */
    public Optional<Dispute.State> dispute() {
        return switch (type) {
            case "dispute.opened" -> Optional.of(Dispute.State.OPEN);
            case "dispute.won" -> Optional.of(Dispute.State.WON);
            case "dispute.lost" -> Optional.of(Dispute.State.LOST);
            default -> Optional.empty();
        };
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
