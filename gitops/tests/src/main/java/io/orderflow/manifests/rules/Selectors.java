package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.HashSet;
import java.util.Set;

/** Selectors are exactly name and component; they can never be changed later, so nothing variable may be in them. Source: G22. */
public final class Selectors implements Rule {
    private static final Set<String> KEYS = Set.of("app.kubernetes.io/name", "app.kubernetes.io/component");

    @Override
    public String id() {
        return "G22";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.deployments()) {
            JsonNode selector = w.manifest().at("/spec/selector");
            report.expect(!selector.has("matchExpressions"), w.name(), "labels-only", "has expressions");
            Set<String> keys = new HashSet<>();
            selector.path("matchLabels").fieldNames().forEachRemaining(keys::add);
            report.expect(keys.equals(KEYS), w.name(), "keys", "selects by " + keys);
            selector.path("matchLabels")
                    .properties()
                    .forEach(label -> report.expectSame(
                            label.getValue().asText(),
                            w.template()
                                    .at("/metadata/labels")
                                    .path(label.getKey())
                                    .asText(),
                            w.name(),
                            "matches-template"));
        }
    }
}
