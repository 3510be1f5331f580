package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Render;
import java.util.List;

/** The six recommended labels on every object of ours and on every pod template. Source: G23. */
public final class Labels implements Rule {
    private static final List<String> SIX =
            List.of("name", "instance", "component", "part-of", "version", "managed-by");

    @Override
    public String id() {
        return "G23";
    }

    @Override
    public void check(Render render, Report report) {
        render.manifests().stream()
                .filter(m -> !m.at("/apiVersion").asText().startsWith("dapr.io/"))
                .forEach(m -> check(m.at("/metadata/labels"), m.kind() + " " + m.name(), report));
        render.pods().forEach(w -> check(w.template().at("/metadata/labels"), w.name() + " (pod)", report));
    }

    private static void check(JsonNode labels, String subject, Report report) {
        SIX.forEach(key -> report.expect(
                !labels.path("app.kubernetes.io/" + key).asText().isEmpty(), subject, "six", "lacks " + key));
    }
}
