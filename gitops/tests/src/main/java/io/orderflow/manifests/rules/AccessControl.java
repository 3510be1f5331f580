package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;

/**
 * Invocation and secrets are refused unless granted, and the grants name this environment's namespace. Of the order service, which serves
 * callers with different errands, they name the methods. Source: G37.
 */
public final class AccessControl implements DaprRule {
    @Override
    public String id() {
        return "G37";
    }

    @Override
    public void check(Render render, Report report) {
        render.ofKind("Configuration").forEach(c -> {
            JsonNode control = c.at("/spec/accessControl");
            report.expectSame("deny", control.path("defaultAction").asText(), c.name(), "default-action");
            Nodes.stream(control.path("policies"))
                    .forEach(p -> report.expect(
                            render.find("Namespace", p.path("namespace").asText())
                                    .isPresent(),
                            c.name(),
                            "namespace",
                            "a caller in another namespace: " + p.path("namespace")));
            Nodes.stream(control.path("policies"))
                    .flatMap(p -> Nodes.stream(p.path("operations")))
                    .map(o -> o.path("name").asText())
                    .filter(name -> name.startsWith("/orderflow.order."))
                    .forEach(name -> report.expect(!name.contains("*"), c.name(), "methods", "all of " + name));
            report.expect(
                    !c.at("/spec/secrets/scopes").isEmpty()
                            && Nodes.stream(c.at("/spec/secrets/scopes"))
                                    .allMatch(s ->
                                            s.path("defaultAccess").asText().equals("deny")),
                    c.name(),
                    "secrets",
                    "open by default");
            report.expectSame(
                    "false", c.at("/spec/metrics/http/increasedCardinality").asText(), c.name(), "cardinality");
        });
    }
}
