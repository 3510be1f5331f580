package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;

/** The sidecar calls the app by gRPC on 5005, and the container declares that port with its protocol. Source: G2. */
public final class CallbackPort implements Rule {
    @Override
    public String id() {
        return "G2";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.deployments()) {
            report.expectSame("5005", w.annotation("dapr.io/app-port"), w.name(), "app-port");
            report.expectSame("grpc", w.annotation("dapr.io/app-protocol"), w.name(), "app-protocol");
            List<JsonNode> ports = w.app().ports().stream()
                    .filter(p -> p.path("name").asText().equals("grpc-svc"))
                    .toList();
            report.expect(ports.size() == 1, w.name(), "grpc-svc", ports.size() + " ports of that name");
            for (JsonNode port : ports) {
                report.expectSame("5005", port.path("containerPort").asText(), w.name(), "container-port");
                report.expectSame("TCP", port.path("protocol").asText(), w.name(), "protocol");
            }
        }
    }
}
