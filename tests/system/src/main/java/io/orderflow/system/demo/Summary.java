package io.orderflow.system.demo;

import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The closing table. */
record Summary(PrintStream out) {
    private static final String LINE = "%-38s %5s  %-24s %-24s %7s%n";

    void print(List<Tally> tallies, Platform platform, Map<String, String> unrest) {
        out.println();
        out.printf(LINE, "kind of order", "count", "should end as", "ended as", "ms");
        out.println("─".repeat(104));
        tallies.forEach(tally -> out.printf(
                LINE,
                tally.kind().name(),
                tally.kind().count(),
                tally.kind().expected(),
                (tally.isAsExpected() ? "✓ " : "✗ ") + tally.seen(),
                tally.meanMillis()));
        out.println();
        for (Endpoint service : platform.endpoints().withSidecar()) {
            List<String> rules = platform.operations(service.name()).rules();
            out.printf(
                    "%-38s %s%n",
                    "invariants of " + service.name(),
                    unrest.containsKey(service.name())
                            ? "✗ " + unrest.get(service.name())
                            : "✓ " + String.join(" ", rules) + " hold, outbox empty");
        }
        long wrong = tallies.stream().filter(tally -> !tally.isAsExpected()).count();
        out.println();
        out.println(
                wrong == 0 && unrest.isEmpty()
                        ? "Everything ended as it should."
                        : wrong + " kinds of orders and " + unrest.size() + " services are not as they should be.");
        out.println("Orders to look at: " + platform.endpoints().of("order").url() + "/q/swagger-ui");
    }
}
