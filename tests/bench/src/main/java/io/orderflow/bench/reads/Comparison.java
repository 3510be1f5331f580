package io.orderflow.bench.reads;

import io.orderflow.bench.Goal;
import java.util.Map;

/**
 * One read with few rows and with very many. What is compared is the median of the p99 of several rounds. Where the two are less than
 * {@link #NOISE} milliseconds apart, their ratio says nothing: at one or two milliseconds a p99 is what the machine did beside it.
 */
record Comparison(String service, String read, Series few, Series many) {
    static final double GOAL = 1.5;
    static final double NOISE = 1.0;

    double ratio() {
        return many.p99() / few.p99();
    }

    boolean isFlat() {
        return ratio() <= GOAL || many.p99() - few.p99() < NOISE;
    }

    String line() {
        return "%-9s %-28s %10.2f %11.2f %10.2f %11.2f %10.2f %8s %s"
                .formatted(service, read, few.p50(), few.p99(), many.p50(), many.p99(), ratio(), "≤ " + GOAL, mark());
    }

    /** Reached, missed, or reached only because the difference is too small to say anything. */
    private String mark() {
        String mark = Goal.atMost(read, ratio(), GOAL, "").mark();
        return ratio() > GOAL && isFlat() ? "(%s by less than %.0f ms)".formatted(mark, NOISE) : mark;
    }

    Map<String, Object> summary() {
        return Map.of(
                "service", service,
                "read", read,
                "few_ms", Map.of("p50", few.p50(), "p99", few.p99()),
                "many_ms", Map.of("p50", many.p50(), "p99", many.p99()),
                "p99_ratio", ratio(),
                "flat", isFlat());
    }
}
