package io.orderflow.order.domain;

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

    /** The order's view of it. Amounts decide; the word only where no money has moved. */
    public PaymentStatus seenBy(Order order) {
        if (isSurplusReturned(order)) {
            return order.method().paid();
        }
        if (refunded > 0) {
            return refunded >= captured && !order.awaitsMoreThan(captured)
                    ? PaymentStatus.REFUNDED
                    : PaymentStatus.PARTIALLY_REFUNDED;
        }
        return switch (status) {
            case "captured" -> order.method().paid();
            case "capture_failed" -> PaymentStatus.CAPTURE_FAILED;
            case "capture_pending", "partially_captured" -> PaymentStatus.CAPTURE_PENDING;
            case "authorized" -> PaymentStatus.AUTHORIZED;
            case "voided" -> PaymentStatus.VOIDED;
            case "expired" ->
                // Of a card it is the authorization that is over, so that nothing can be captured any more.
                order.method() == PaymentMethod.CARD ? PaymentStatus.CAPTURE_FAILED : PaymentStatus.FAILED;
            case "failed" -> PaymentStatus.FAILED;
            default -> order.method().first();
        };
    }

    /** A buyer paid too much by hand and has it back: that takes nothing from the order. */
    private boolean isSurplusReturned(Order order) {
        return refunded > 0
                && order.method() != PaymentMethod.CARD
                && captured - refunded >= order.totals().grand();
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
