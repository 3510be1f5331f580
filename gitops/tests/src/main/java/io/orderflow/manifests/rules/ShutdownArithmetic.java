package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.time.Duration;

/** The grace period holds preStop, the sidecar's block and its graceful time, and the block outlives the app's drain. Source: G16. */
public final class ShutdownArithmetic implements Rule {
    private static final Duration SLACK = Duration.ofSeconds(10);

    @Override
    public String id() {
        return "G16";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.deployments()) {
            Duration grace =
                    seconds(w.pod().path("terminationGracePeriodSeconds").asText());
            Duration preStop = seconds(
                    w.app().json().at("/lifecycle/preStop/sleep/seconds").asText());
            Duration block = duration(w.annotation("dapr.io/block-shutdown-duration"));
            Duration graceful = seconds(w.annotation("dapr.io/graceful-shutdown-seconds"));
            Duration drain = duration(w.app().env("QUARKUS_SHUTDOWN_TIMEOUT").orElse(""));
            Duration whole = preStop.plus(block).plus(graceful).plus(SLACK);
            report.expect(preStop.isPositive(), w.name(), "pre-stop", "no sleep");
            report.expect(grace.compareTo(whole) >= 0, w.name(), "grace", grace + " is less than " + whole);
            report.expect(
                    drain.isPositive() && block.compareTo(preStop.plus(drain)) >= 0,
                    w.name(),
                    "block",
                    block + " ends before " + preStop + " and " + drain);
        }
    }

    private static Duration duration(String text) {
        return text.endsWith("s") ? seconds(text.substring(0, text.length() - 1)) : Duration.ZERO;
    }

    private static Duration seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
    }
}
