package io.orderflow.order.domain;

import java.util.Set;

/**
 * Why orders are cancelled, as stable codes. What a person types instead is text about whoever bought, perhaps: it stays with the order and
 * its timeline, where it can be erased, and nobody else is told of it.
 */
public final class CancelReasons {

    public static final String PAYMENT_FAILED = "payment_failed";
    public static final String PAYMENT_VOIDED = "payment_voided";
    public static final String PAYMENT_WINDOW_EXPIRED = "payment_window_expired";
    public static final String CAPTURE_FAILED = "capture_failed";
    public static final String RESERVATION_EXPIRED = "reservation_expired";
    public static final String COD_WINDOW_EXPIRED = "cod_confirmation_window_expired";

    /** Somebody asked for it, and typed why. */
    public static final String REQUESTED = "cancel_requested";

    /** What was typed, after its erasure. */
    public static final String ERASED = "erased";

    /** All that is no person's text. */
    public static final Set<String> CODES = Set.of(
            PAYMENT_FAILED,
            PAYMENT_VOIDED,
            PAYMENT_WINDOW_EXPIRED,
            CAPTURE_FAILED,
            RESERVATION_EXPIRED,
            COD_WINDOW_EXPIRED,
            REQUESTED,
            ERASED);

    private CancelReasons() {}

    /** For others than who may read the order. */
    public static String code(String reason) {
        return CODES.contains(reason) ? reason : REQUESTED;
    }

    /** What is kept of a reason when nothing personal may stay. */
    public static String erased(String reason) {
        return CODES.contains(reason) ? reason : ERASED;
    }
}
