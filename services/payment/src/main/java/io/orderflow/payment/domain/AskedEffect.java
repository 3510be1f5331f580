package io.orderflow.payment.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a payment under one operation key.
 * @param amount minor units; for a void what was live when it was asked for
 * @param reason for a refund
 * @param code   why it was refused
 */
public record AskedEffect(
        String key,
        UUID paymentId,
        Effect effect,
        long amount,
        @Nullable String reason,
        State state,
        @Nullable String code) {

    /** How far it is. */
    public enum State {
        PENDING,
        SUCCEEDED,
        REFUSED
    }

    public static AskedEffect asked(String key, UUID paymentId, Effect effect, long amount, @Nullable String reason) {
        return new AskedEffect(key, paymentId, effect, amount, reason, State.PENDING, null);
    }

    /** Whether a repeat with these parameters is the same request. */
    public boolean isSame(UUID payment, Effect kind, long asked) {
        return paymentId.equals(payment) && effect == kind && amount == asked;
    }
}
