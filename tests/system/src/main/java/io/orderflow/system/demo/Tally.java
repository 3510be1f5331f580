package io.orderflow.system.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the orders of one kind.
 *
 * @param ends one an order
 * @param millis one an order
 */
record Tally(Kind kind, List<String> ends, List<Long> millis) {

    boolean isAsExpected() {
        return ends.size() == kind.count() && ends.stream().allMatch(kind.expected()::equals);
    }

    /** The ends in words, each with how often it was seen when there are several. */
    String seen() {
        Map<String, Integer> counts = new TreeMap<>();
        ends.forEach(end -> counts.merge(end, 1, Integer::sum));
        return counts.size() == 1
                ? counts.keySet().iterator().next()
                : String.join(
                        "; ",
                        counts.entrySet().stream()
                                .map(e -> e.getValue() + "× " + e.getKey())
                                .toList());
    }

    long meanMillis() {
        return Math.round(millis.stream().mapToLong(Long::longValue).average().orElse(0));
    }
}
