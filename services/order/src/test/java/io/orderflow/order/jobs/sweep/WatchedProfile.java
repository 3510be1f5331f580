package io.orderflow.order.jobs.sweep;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A watched database, and jobs of which each setting has a value of its own. */
public class WatchedProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Watched.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("order.cod.every", "61M"),
                Map.entry("order.cod.page", "89"),
                Map.entry("order.cod.chase-batch", "97"),
                Map.entry("order.capture.auto-every", "62M"),
                Map.entry("order.capture.auto-batch", "101"),
                Map.entry("order.capture.retry-every", "63M"),
                Map.entry("order.capture.retry-batch", "103"),
                Map.entry("order.dlq-retry.every", "64M"),
                Map.entry("order.dlq-retry.batch", "107"),
                Map.entry("order.payment-compensation.every", "65M"),
                Map.entry("order.payment-compensation.batch", "109"),
                Map.entry("order.order-cleanup.every", "66M"),
                Map.entry("order.order-cleanup.page", "113"),
                Map.entry("order.reservation-cleanup.every", "67M"),
                Map.entry("order.reservation-cleanup.page", "127"),
                Map.entry("order.completion.every", "68M"),
                Map.entry("order.completion.batch", "131"),
                Map.entry("order.failed-compensations-cleanup.every", "69M"),
                Map.entry("order.failed-compensations-cleanup.batch", "137"),
                Map.entry("order.stock-release.tries", "4"),
                Map.entry("order.stock-release.first-wait", "1500ms"));
    }
}
