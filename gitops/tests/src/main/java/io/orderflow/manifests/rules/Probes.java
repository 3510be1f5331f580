package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Container;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Three probes that ask the app itself, on declared ports: startup on 5005, readiness and liveness where health is served. Source: G3. */
public final class Probes implements Rule {
    @Override
    public String id() {
        return "G3";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.deployments()) {
            Container app = w.app();
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                JsonNode json = app.json().path(probe);
                report.expect(json.isObject(), w.name(), probe, "absent");
                report.expect(!json.has("exec"), w.name(), "exec", probe + " runs a command");
                report.expect(port(app, json).isPresent(), w.name(), "declared-port", probe + " dials none: " + json);
            }
            report.expectSame("5005", dialled(app, "startupProbe"), w.name(), "startup-port");
            String health = app.env("HEALTH_PORT").orElse("unset");
            for (String probe : List.of("readinessProbe", "livenessProbe")) {
                report.expectSame(health, dialled(app, probe), w.name(), "health-port");
            }
            report.expectSame("8081", health, w.name(), "health-port");
            report.expectSame("/healthz/ready", path(app, "readinessProbe"), w.name(), "path");
            report.expectSame("/healthz/live", path(app, "livenessProbe"), w.name(), "path");
        }
    }

    private static String path(Container app, String probe) {
        return app.json().path(probe).at("/httpGet/path").asText();
    }

    private static String dialled(Container app, String probe) {
        return port(app, app.json().path(probe)).orElse("none");
    }

    /** The number of the declared container port that a probe dials by name or number. */
    private static Optional<String> port(Container app, JsonNode probe) {
        String wanted = Stream.of("grpc", "tcpSocket", "httpGet")
                .map(type -> probe.path(type).path("port").asText())
                .filter(p -> !p.isEmpty())
                .findFirst()
                .orElse("");
        return app.ports().stream()
                .filter(p -> p.path("name").asText().equals(wanted)
                        || p.path("containerPort").asText().equals(wanted))
                .map(p -> p.path("containerPort").asText())
                .findFirst();
    }
}
