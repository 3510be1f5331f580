package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import java.util.List;

/**
 * The Redis component consumes with numbers that lose nothing and starve nobody. Each subscription of an app keeps one connection of
 * the pool for its blocking read, and each worker needs one to acknowledge. Source: G36.
 */
final class RedisConsumption implements DaprRule {
    @Override
    public String id() {
        return "G36";
    }

    @Override
    public void check(Render render, Report report) {
        List<Subscription> subscriptions = Subscription.allIn(render);
        render.ofKind("Component")
                .filter(component -> component.at("/spec/type").asText().equals("pubsub.redis"))
                .forEach(component -> {
                    check(component, subscriptions, report);
                    render.ofKind("Resiliency")
                            .forEach(resiliency -> report.expect(
                                    resiliency
                                            .at("/spec/targets/components/" + component.name()
                                                    + "/inbound/circuitBreaker")
                                            .isMissingNode(),
                                    resiliency.name(),
                                    "breaker",
                                    "an open breaker gives up on events that no handler has seen"));
                });
    }

    private static void check(Manifest component, List<Subscription> subscriptions, Report report) {
        int workers = number(component, "concurrency");
        int queue = number(component, "queueDepth");
        int interval = number(component, "redeliverInterval");
        report.expect(interval > 0, component.name(), "redeliver", "redeliverInterval is no number of milliseconds");
        report.expect(
                !text(component, "processingTimeout").isEmpty()
                        && !text(component, "processingTimeout").equals("0"),
                component.name(),
                "timeout",
                "what a dead consumer held is never sent again");
        report.expect(
                workers > 0 && queue > 0 && queue <= 2 * workers,
                component.name(),
                "queue",
                "what waits in a queue of " + queue + " before " + workers + " workers ages like what is handled");
        report.expect(
                text(component, "maxLenApprox").isEmpty(), component.name(), "trimming", "unread events are trimmed");
        long most = mostOfOneApp(subscriptions);
        report.expect(
                number(component, "poolSize") >= most + workers,
                component.name(),
                "pool",
                "poolSize is too small for " + most + " subscriptions of one app and " + workers + " workers");
    }

    private static long mostOfOneApp(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .flatMap(subscription -> subscription.scopes().stream())
                .distinct()
                .mapToLong(app -> subscriptions.stream()
                        .filter(subscription -> subscription.scopes().contains(app))
                        .count())
                .max()
                .orElse(0);
    }

    /** Zero when it is missing or no bare number. */
    private static int number(Manifest component, String field) {
        String text = text(component, field);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static String text(Manifest component, String field) {
        return Nodes.stream(component.at("/spec/metadata"))
                .filter(item -> item.path("name").asText().equals(field))
                .map(item -> item.path("value").asText())
                .findFirst()
                .orElse("");
    }
}
