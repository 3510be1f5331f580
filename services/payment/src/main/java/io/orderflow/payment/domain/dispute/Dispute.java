package io.orderflow.payment.domain.dispute;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A card holder's bank wants money back.
 * @param id     the gateway's own name of it, or of the webhook that told of it where the gateway has none
 * @param amount null when the gateway did not say how much
 * @param at     when we heard of it
 * @param booked the state in which it stands in the ledger of its payment; null before it is there
 * @param hold   whether the order waits: {@code held}, {@code not_held} (it was over), {@code released}; null before it has answered
 */
public record Dispute(
        String gateway,
        String id,
        String paymentReference,
        @Nullable Money amount,
        Instant at,
        State state,
        @Nullable State booked,
        @Nullable String hold) {

    /** How it stands at the gateway. */
    public enum State {
        OPEN,
        WON,
        LOST;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
