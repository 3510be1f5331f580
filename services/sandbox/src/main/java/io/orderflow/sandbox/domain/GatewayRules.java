package io.orderflow.sandbox.domain;

import java.time.Instant;
import java.util.Optional;

/** When the gateway says no. Each answers the code of the refusal, or empty when the effect may happen. */
public final class GatewayRules {

    private static final int REFUSALS_OF_FAILS_TWICE = 2;

    private GatewayRules() {}

    /** About the card alone, before anything is held. */
    public static Optional<String> authorizing(TestCard card) {
        return switch (card) {
            case DECLINED -> Optional.of("card_declined");
            case UNKNOWN -> Optional.of("card_unknown");
            default -> Optional.empty();
        };
    }

    public static Optional<String> capturing(GatewayPayment payment, long amount, Instant now) {
        if (payment.voided()) {
            return Optional.of("authorization_voided");
        }
        if (!payment.isLive()) {
            return Optional.of("not_authorized");
        }
        if (payment.card() == TestCard.AUTH_EXPIRED || payment.isExpired(now)) {
            return Optional.of("authorization_expired");
        }
        if (amount > payment.authorized() - payment.captured()) {
            return Optional.of("amount_too_large");
        }
        boolean refused = payment.card() == TestCard.CAPTURE_FAILS
                || payment.card() == TestCard.CAPTURE_FAILS_TWICE
                        && payment.captureRefusals() < REFUSALS_OF_FAILS_TWICE;
        return refused ? Optional.of("capture_refused") : Optional.empty();
    }

    /** An expired authorization may be voided: that is how the shop makes sure that nothing is left. */
    public static Optional<String> voiding(GatewayPayment payment) {
        if (payment.voided()) {
            return Optional.of("authorization_voided");
        }
        if (payment.awaitsCardHolder()) {
            return Optional.empty();
        }
        if (!payment.isLive()) {
            return Optional.of("not_authorized");
        }
        return payment.captured() == payment.authorized() ? Optional.of("already_captured") : Optional.empty();
    }

    public static Optional<String> refunding(GatewayPayment payment, long amount) {
        return amount > payment.captured() - payment.refunded() ? Optional.of("amount_too_large") : Optional.empty();
    }
}
