package io.orderflow.order.domain;

import io.orderflow.platform.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which orders; null means any. {@code to} is exclusive, {@code after} is the last order of the page before. */
public record OrderFilter(
        @Nullable String status,
        @Nullable String customerId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID after) {

    /** Longer than any checkout takes from its id to its order. */
    private static final Duration CHECKOUT = Duration.ofHours(1);

    /** What fits into an id. */
    private static final Instant LAST = Instant.ofEpochMilli(1L << 48);

    /** No order since {@code from} has an id below this one. @param ahead of the clock that orders are placed by, before that of ids */
    public @Nullable UUID lowest(Duration ahead) {
        return from == null ? null : firstAt(from, ahead.plus(CHECKOUT).negated());
    }

    /** Every order before {@code to} has an id below this one; an id is never younger than its order. */
    public @Nullable UUID highest() {
        return to == null ? null : firstAt(to, Duration.ofMillis(1));
    }

    private static @Nullable UUID firstAt(Instant moment, Duration shift) {
        if (moment.isBefore(Instant.EPOCH) || !moment.isBefore(LAST)) {
            return null;
        }
        Instant shifted = moment.plus(shift);
        return shifted.isBefore(Instant.EPOCH) ? null : Ids.firstAt(shifted);
    }
}
