package io.orderflow.payment.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a gateway has held money, told as a span of its own clock: its clock and ours need not agree.
 * @param age  since the money is held
 * @param left until the gateway lets go by itself; null when it does not say
 */
public record AuthorizationAge(Duration age, @Nullable Duration left) {

    /** Just held, by a gateway that does not say for how long. */
    public static final AuthorizationAge FRESH = new AuthorizationAge(Duration.ZERO, null);

    /** From three moments of the gateway's clock. One that holds money only after this answer holds it from now on. */
    public static AuthorizationAge of(Instant held, @Nullable Instant until, Instant asked) {
        var age = Duration.between(held, asked);
        return new AuthorizationAge(
                age.isNegative() ? Duration.ZERO : age, until == null ? null : Duration.between(asked, until));
    }

    /** Whether the gateway says that it has let go by itself. */
    public boolean isOver() {
        return left != null && !left.isPositive();
    }

    /**
     * On our clock, since when the money is held, where the gateway lets go before the window is over; null where the window counts. A hundredth
     * of it makes no life a shorter one: a gateway may read its clock twice for the two ends.
     */
    public @Nullable Instant startOfShorterLife(Instant now, Duration window) {
        if (left == null || window.minus(age).minus(left).compareTo(window.dividedBy(100)) <= 0) {
            return null;
        }
        return now.minus(age).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * On our clock, the moment after which no capture is tried: the window counts from the hold, and the gateway may let go earlier. Cut to
     * microseconds, so that it reads the same wherever it is kept.
     */
    public Instant end(Instant now, Duration window) {
        var rest = window.minus(age);
        return now.plus(left == null || left.compareTo(rest) > 0 ? rest : left).truncatedTo(ChronoUnit.MICROS);
    }
}
