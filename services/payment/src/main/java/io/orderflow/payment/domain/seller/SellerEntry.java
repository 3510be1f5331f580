package io.orderflow.payment.domain.seller;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One line of the ledger of what a seller is paid for an order.
 * @param money positive; the kind tells in whose favour
 * @param key   unique among the lines of its kind: that of the money entry which it follows, or the reference of a transfer
 */
public record SellerEntry(UUID paymentId, Kind kind, Money money, String key, String actor, Instant at) {

    /** What it stands for. */
    public enum Kind {
        /** The order was completed: what was taken and had not gone back by then is the seller's. */
        RELEASED(1),

        /** More was taken from the buyer since. */
        CAPTURED(1),

        /** Went back to the buyer since. */
        REFUNDED(-1),

        /** A card holder's bank took it back since. */
        CHARGED_BACK(-1),

        /** Transferred to the seller. */
        SENT(-1),

        /** Came back: from a seller who owed it, or because it never arrived. */
        RECOVERED(1);

        private final int sign;

        Kind(int sign) {
            this.sign = sign;
        }

        /** What a line of it adds to what the seller is still to get, in minor units. */
        public long signed(long amount) {
            return sign * amount;
        }

        /** Whether it says what is the seller's, and not what was transferred of it. */
        public boolean isEarning() {
            return this != SENT && this != RECOVERED;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
