package io.orderflow.bench.machinery;

import java.util.List;

/**
 * What was measured of the machinery.
 *
 * @param payloadBytes of one event
 * @param raw bulk calls straight to the sidecar, without a database
 * @param relay committed outbox rows that came into Redis and were marked
 * @param inbox events of a filled stream that came into the inbox
 */
public record MachineryResults(
        String javaOptions,
        int payloadBytes,
        List<Throughput> raw,
        List<Throughput> relay,
        Throughput inbox,
        List<Latency> latencies,
        List<String> remarks) {

    public double relayPerSecond() {
        return together(relay);
    }

    /** Percent of what the sidecar takes without us. */
    public double relayShare() {
        return 100 * together(relay) / together(raw);
    }

    public double inboxPerSecond() {
        return inbox.rate().perSecond();
    }

    /** Milliseconds; NaN when that rate was not measured. */
    public double p99(int perSecond) {
        return latencies.stream()
                .filter(latency -> latency.perSecond() == perSecond)
                .mapToDouble(latency -> latency.percentiles().p99())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double together(List<Throughput> rounds) {
        return Rate.together(rounds.stream().map(Throughput::rate).toList()).perSecond();
    }
}
