package io.orderflow.bench.machinery;

import java.util.Collection;

/** Events in a time. */
public record Rate(long events, double seconds) {

    /** NaN when no time has passed. */
    public double perSecond() {
        return seconds <= 0 ? Double.NaN : events / seconds;
    }

    /** Several measurements as one: the longer counts for more. */
    static Rate together(Collection<Rate> rates) {
        return new Rate(
                rates.stream().mapToLong(Rate::events).sum(),
                rates.stream().mapToDouble(Rate::seconds).sum());
    }
}
