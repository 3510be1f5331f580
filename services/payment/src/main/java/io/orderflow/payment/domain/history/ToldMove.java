package io.orderflow.payment.domain.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that was published about a payment.
 * @param word  authorized, captured (also in part), refunded, or how it failed
 * @param sum   what that comes to so far, minor units; 0 where nothing does
 * @param key   operation of a refund, null of anything else
 * @param code  why it failed, null of anything else
 * @param actor null where the event does not say
 */
public record ToldMove(
        String eventId,
        Instant at,
        String word,
        long sum,
        @Nullable String key,
        @Nullable String code,
        @Nullable String actor,
        @Nullable String causationId) {

    /** Whether it is the event of a ledger's line. */
    boolean tells(BookedMove move) {
        if (!word.equals(PaymentHistory.word(move.entry().kind()))) {
            return false;
        }
        return switch (move.entry().kind()) {
            case REFUND -> move.entry().operationKey().equals(key);
            case VOID -> true;
            default -> sum == move.sum();
        };
    }
}
