package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;

/** {@code <service>-config} is mounted at {@code /app/configs} and has a {@code config.yaml}, which the app is told to read. Source: G10. */
public final class ConfigFile implements Rule {
    @Override
    public String id() {
        return "G10";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.pods()) {
            String volume = Nodes.stream(w.app().json().path("volumeMounts"))
                    .filter(m -> m.path("mountPath").asText().equals("/app/configs"))
                    .map(m -> m.path("name").asText())
                    .findFirst()
                    .orElse("");
            report.expect(!volume.isEmpty(), w.name(), "mounted", "nothing at /app/configs");
            String source = Nodes.stream(w.pod().path("volumes"))
                    .filter(v -> v.path("name").asText().equals(volume))
                    .map(v -> v.at("/configMap/name").asText())
                    .findFirst()
                    .orElse("");
            report.expect(
                    Manifest.isNamed(source, w.service() + "-config"), w.name(), "source", "mounts '" + source + "'");
            boolean filled = render.find("ConfigMap", source)
                    .filter(map -> !map.at("/data/config.yaml").asText().isBlank())
                    .isPresent();
            report.expect(filled, w.name(), "config.yaml", "'" + source + "' has no such key");
            report.expectSame(
                    "/app/configs/config.yaml",
                    w.app().env("QUARKUS_CONFIG_LOCATIONS").orElse(""),
                    w.name(),
                    "read");
        }
    }
}
