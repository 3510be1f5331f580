package io.orderflow.order.domain.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order as last heard of. Amounts are minor units of the order's currency.
 * @param status          a payment status of domain.md §3, in the payment service's words
 * @param authorizationId null until the gateway has authorized
 * @param action          where the card holder has to answer, null when there is nothing to do
 * @param chargedBack     taken back by the card holder's bank after a dispute; no refund of ours
 */
public record Payment(
        String id,
        String reference,
        String method,
        String status,
        @Nullable String authorizationId,
        long authorized,
        long captured,
        long refunded,
        @Nullable Instant expiresAt,
        @Nullable String action,
        long chargedBack) {

    /** One of which no bank has taken anything back. */
    public Payment(
            String id,
            String reference,
            String method,
            String status,
            @Nullable String authorizationId,
            long authorized,
            long captured,
            long refunded,
            @Nullable Instant expiresAt,
            @Nullable String action) {
        this(id, reference, method, status, authorizationId, authorized, captured, refunded, expiresAt, action, 0);
    }

    /** What was held of a card is held no longer. */
    public boolean isAuthorizationOver() {
        return method.equals(PaymentMethod.CARD.code()) && status.equals("expired");
    }

    public boolean isPartlyCaptured() {
        return status.equals("partially_captured");
    }

    public boolean holdsMoney() {
        return status.equals("authorized") || isPartlyCaptured() || status.equals("captured");
    }
}
