package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Container;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;

/** Requests and limits on every container, init container and sidecar: autoscaling by CPU needs them on all. Source: G6. */
public final class Resources implements Rule {
    @Override
    public String id() {
        return "G6";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.pods()) {
            for (Container c : w.allContainers()) {
                for (String bound : List.of("requests", "limits")) {
                    JsonNode stated = c.json().path("resources").path(bound);
                    report.expect(
                            stated.has("cpu") && stated.has("memory"), w.name(), bound, c.name() + " states " + stated);
                }
            }
        }
        for (Workload w : render.deployments()) {
            for (String bound : List.of("cpu-request", "cpu-limit", "memory-request", "memory-limit")) {
                String stated = w.annotation("dapr.io/sidecar-" + bound);
                report.expect(!stated.isEmpty(), w.name(), "sidecar", bound + " is not stated");
            }
        }
    }
}
