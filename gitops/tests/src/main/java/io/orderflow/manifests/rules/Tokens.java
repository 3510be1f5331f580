package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;

/** The app knows both Dapr tokens from the same Secrets as its sidecar: the injector gives them to daprd alone. Source: G26. */
public final class Tokens implements Rule {
    @Override
    public String id() {
        return "G26";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.deployments()) {
            check(render, report, w, "DAPR_API_TOKEN", "dapr.io/api-token-secret");
            check(render, report, w, "APP_API_TOKEN", "dapr.io/app-token-secret");
        }
    }

    private static void check(Render render, Report report, Workload w, String variable, String annotation) {
        JsonNode key = w.app().secretKeyOf(variable);
        String name = key.path("name").asText();
        report.expect(!name.isEmpty(), w.name(), "mapped", variable + " comes from no Secret");
        report.expectSame("token", key.path("key").asText(), w.name(), "key");
        report.expectSame(name, w.annotation(annotation), w.name(), "annotation");
        report.expect(render.providesSecret(name), w.name(), "exists", "'" + name + "' is not rendered");
    }
}
