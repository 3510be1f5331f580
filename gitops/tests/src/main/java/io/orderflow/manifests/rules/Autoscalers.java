package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One HPA for main and one for worker, each with an existing target; nobody else states a number of replicas. Source: G9. */
public final class Autoscalers implements Rule {
    @Override
    public String id() {
        return "G9";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.deployments()) {
            long scalers = render.ofKind("HorizontalPodAutoscaler")
                    .filter(hpa -> target(hpa).equals("apps/v1 Deployment " + w.name()))
                    .count();
            report.expect(scalers == 1, w.name(), "one-autoscaler", scalers + " HPAs scale it");
            report.expect(
                    w.manifest().at("/spec/replicas").isMissingNode(),
                    w.name(),
                    "replicas",
                    "stated in the Deployment");
        }
        render.ofKind("HorizontalPodAutoscaler").forEach(hpa -> {
            String name = hpa.at("/spec/scaleTargetRef/name").asText();
            report.expect(
                    render.find("Deployment", name).isPresent(), hpa.name(), "target", "no Deployment '" + name + "'");
        });
    }

    private static String target(Manifest hpa) {
        return Stream.of("apiVersion", "kind", "name")
                .map(field -> hpa.at("/spec/scaleTargetRef/" + field).asText())
                .collect(Collectors.joining(" "));
    }
}
