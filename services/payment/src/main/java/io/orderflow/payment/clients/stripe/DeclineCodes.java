package io.orderflow.payment.clients.stripe;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why Stripe refused, in codes that stay the same whatever Stripe adds to its own. */
final class DeclineCodes {

    /** Ends a payment as expired. */
    static final String EXPIRED = "authorization_expired";

    static final String ALREADY_CAPTURED = "already_captured";

    /** There is no room for the mark of another capture. What is held stays held. */
    static final String NO_MORE_PARTS = "too_many_captures";

    /** Stripe cannot be asked for such an amount in that currency; it was not asked. */
    static final String NOT_EXPRESSIBLE = "amount_not_expressible";

    private static final String ANY_CARD = "card_declined";

    private static final Set<String> OF_CARDS = Set.of(
            ANY_CARD,
            "expired_card",
            "incorrect_cvc",
            "incorrect_number",
            "incorrect_zip",
            "insufficient_funds",
            "processing_error");

    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("amount_too_large", "amount_too_large"),
            Map.entry("amount_too_small", "amount_too_small"),
            Map.entry("authentication_required", "authentication_failed"),
            Map.entry("capture_charge_authorization_expired", EXPIRED),
            Map.entry("charge_already_captured", ALREADY_CAPTURED),
            Map.entry("charge_already_refunded", "already_refunded"),
            Map.entry("charge_expired_for_capture", EXPIRED),
            Map.entry("invalid_cvc", "incorrect_cvc"),
            Map.entry("invalid_number", "incorrect_number"),
            Map.entry("payment_intent_authentication_failure", "authentication_failed"),
            Map.entry("resource_missing", "card_unknown"));

    private DeclineCodes() {}

    /** A refusal by the card's bank, or by Stripe in its name. */
    static String ofCard(@Nullable String code) {
        String known = String.valueOf(code);
        return OF_CARDS.contains(known) ? known : OURS.getOrDefault(known, ANY_CARD);
    }

    /** A refusal of the request itself. */
    static String ofRequest(String code) {
        return OURS.getOrDefault(code, "request_refused");
    }
}
