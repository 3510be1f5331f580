package io.orderflow.bench.machinery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How a count of events grew.
 *
 * @param samples in the order of their moments; the first is where it began
 */
public record Progress(List<Sample> samples) {

    /** @param micros since the first look */
    public record Sample(long micros, long total) {}

    static Progress of(JsonNode samples) {
        List<Sample> found = new ArrayList<>();
        samples.forEach(sample -> found.add(
                new Sample(sample.path("micros").asLong(), sample.path("total").asLong())));
        return new Progress(found);
    }

    /** The same from the moment at which {@code passed} events had come; empty when so many never came. */
    Progress after(long passed) {
        return new Progress(samples.stream()
                .filter(sample -> sample.total() - samples.getFirst().total() >= passed)
                .toList());
    }

    /** Events that came after the first sample. */
    long events() {
        return samples.isEmpty()
                ? 0
                : samples.getLast().total() - samples.getFirst().total();
    }

    double seconds() {
        return samples.isEmpty()
                ? 0
                : (samples.getLast().micros() - samples.getFirst().micros()) / 1e6;
    }

    Rate rate() {
        return new Rate(events(), seconds());
    }
}
