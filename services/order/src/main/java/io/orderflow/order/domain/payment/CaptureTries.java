package io.orderflow.order.domain.payment;

import java.time.Duration;
import java.util.Optional;

/**
 * How often the money of an order is asked for before the order is given up (domain.md §4, "Capture").
 * @param most    tries in all
 * @param first   wait after the first refusal; each further one is twice as long
 * @param longest never longer than this
 */
public record CaptureTries(int most, Duration first, Duration longest) {

    /** The only refusal that another try may turn: the others say that there is nothing to be had. */
    private static final String REFUSED_BY_GATEWAY = "capture_failed";

    /**
     * @param made tries that were refused so far, at least 1
     * @param code why the last one was
     * @return the wait before the next one, or empty when there is none
     */
    public Optional<Duration> next(int made, String code) {
        if (made >= most || !code.equals(REFUSED_BY_GATEWAY)) {
            return Optional.empty();
        }
        Duration wait = first.multipliedBy(1L << Math.min(made - 1, 20));
        return Optional.of(wait.compareTo(longest) > 0 ? longest : wait);
    }
}
