package io.orderflow.bench.machinery;

import io.orderflow.bench.Percentiles;
import java.util.List;

/**
 * How long events took from commit to inbox commit at a steady rate.
 *
 * @param due events that the rate asked for
 * @param skipped of those, not written because too many transactions were open
 * @param failed of those, not committed
 * @param missing of those, committed and not arrived
 * @param millis of those that arrived
 */
public record Latency(
        int perSecond, long due, long skipped, long failed, long missing, List<Double> millis, Cost cost) {

    public Percentiles percentiles() {
        return Percentiles.of(millis);
    }

    /** What is not among the latencies. */
    public long lost() {
        return skipped + failed + missing;
    }
}
