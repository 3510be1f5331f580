package io.orderflow.sandbox.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway holds for one payment reference. Amounts in minor units of {@code currency}.
 * @param asked           what was to be authorized
 * @param status          action_required, live or declined
 * @param expiresAt       end of the authorization in sandbox time
 * @param captureRefusals captures refused so far
 */
public record GatewayPayment(
        String reference,
        String authorizeKey,
        TestCard card,
        String currency,
        long asked,
        String status,
        @Nullable String authorizationId,
        @Nullable Instant expiresAt,
        long authorized,
        long captured,
        long refunded,
        boolean voided,
        int captureRefusals) {

    public boolean isLive() {
        return status.equals("live");
    }

    public boolean awaitsCardHolder() {
        return status.equals("action_required") && !voided;
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
