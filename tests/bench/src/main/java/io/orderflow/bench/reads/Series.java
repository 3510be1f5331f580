package io.orderflow.bench.reads;

import io.orderflow.bench.Percentiles;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Rounds of one read. What a round's percentile says is the median of all rounds, so that one bad moment of the machine does not count. */
record Series(List<List<Double>> rounds) {

    void add(List<Double> millis) {
        rounds.add(millis);
    }

    double p50() {
        return median(Percentiles::p50);
    }

    double p99() {
        return median(Percentiles::p99);
    }

    /** One line a request. */
    List<String> lines(long orders, String route) {
        return IntStream.range(0, rounds.size())
                .boxed()
                .flatMap(round -> rounds.get(round).stream()
                        .map(millis -> orders + "," + route.replace(",", "") + "," + round + "," + millis))
                .toList();
    }

    private double median(ToDoubleFunction<Percentiles> percentile) {
        double[] sorted = rounds.stream()
                .map(Percentiles::of)
                .mapToDouble(percentile)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
