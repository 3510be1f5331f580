package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;

/** HPAs measure the app container alone and say how fast they may move. Source: G29. */
public final class AutoscalerMetric implements Rule {
    @Override
    public String id() {
        return "G29";
    }

    @Override
    public void check(Render render, Report report) {
        render.ofKind("HorizontalPodAutoscaler").forEach(hpa -> {
            JsonNode metrics = hpa.at("/spec/metrics");
            boolean ofApp = !metrics.isEmpty()
                    && Nodes.stream(metrics)
                            .allMatch(m -> m.at("/containerResource/container")
                                    .asText()
                                    .equals("app"));
            report.expect(ofApp, hpa.name(), "container-resource", "measures " + metrics);
            report.expect(
                    hpa.at("/spec/behavior/scaleUp").isObject()
                            && hpa.at("/spec/behavior/scaleDown/stabilizationWindowSeconds")
                                            .asInt()
                                    >= 300,
                    hpa.name(),
                    "behavior",
                    "absent, or scales down in haste");
            report.expect(
                    hpa.at("/spec/minReplicas").asInt() >= 1
                            && hpa.at("/spec/maxReplicas").asInt()
                                    >= hpa.at("/spec/minReplicas").asInt(),
                    hpa.name(),
                    "bounds",
                    "not 1 <= min <= max");
        });
    }

    @Override
    public boolean appliesTo(Render render) {
        return render.isEnvironment()
                || render.ofKind("HorizontalPodAutoscaler").findAny().isPresent();
    }
}
