package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dapr objects are scoped to app-ids that exist: a typing error would hide a component without a word. Source: G13. */
public final class Scopes implements DaprRule {
    @Override
    public String id() {
        return "G13";
    }

    @Override
    public void check(Render render, Report report) {
        Set<String> known = render.deployments().stream()
                .map(w -> w.annotation("dapr.io/app-id"))
                .collect(Collectors.toSet());
        render.ofKind("Component").forEach(c -> {
            report.expect(!c.at("/scopes").isEmpty(), c.name(), "scoped", "open to every app");
            Stream.of("publishingScopes", "subscriptionScopes")
                    .flatMap(field -> TopicScopes.of(c, field).keySet().stream())
                    .forEach(id -> report.expect(known.contains(id), c.name(), "topic-scopes", "unknown app " + id));
        });
        Stream.of("Component", "Subscription", "Resiliency")
                .flatMap(render::ofKind)
                .forEach(object -> Nodes.texts(object.at("/scopes"))
                        .forEach(
                                id -> report.expect(known.contains(id), object.name(), "exists", "unknown app " + id)));
    }
}
