package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;

/**
 * No sidecar stops a subscription while it runs, neither for an edit nor for an app that fails its health checks: a bulk subscription that
 * is stopped under load never goes on. Source: ADR 0010.
 */
final class LastingSubscriptions implements DaprRule {
    private static final int NEVER = 1_000_000;

    @Override
    public String id() {
        return "ADR 0010";
    }

    @Override
    public void check(Render render, Report report) {
        render.ofKind("Configuration")
                .forEach(c -> report.expectSame(
                        "false",
                        Nodes.stream(c.at("/spec/features"))
                                .filter(feature -> feature.path("name").asText().equals("HotReload"))
                                .map(feature -> feature.path("enabled"))
                                .map(JsonNode::asText)
                                .findFirst()
                                .orElse("on by itself"),
                        c.name(),
                        "hot-reload"));
        render.deployments().stream()
                .filter(w -> w.annotation("dapr.io/enabled").equals("true"))
                .forEach(w -> report.expect(
                        number(w.annotation("dapr.io/app-health-threshold")) >= NEVER,
                        w.name(),
                        "pause",
                        "app health can pause consumption"));
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
