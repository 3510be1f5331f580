package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Container;
import io.orderflow.manifests.model.Nodes;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.model.Workload;
import java.util.stream.Stream;

/** Every Secret that a pod names is rendered beside it, and the service's own is called {@code <service>-secrets}. Source: G4. */
public final class SecretReferences implements Rule {
    @Override
    public String id() {
        return "G4";
    }

    @Override
    public void check(Render render, Report report) {
        for (Workload w : render.pods()) {
            report.expect(
                    w.app().envFrom("secretRef").contains(w.service() + "-secrets"),
                    w.name(),
                    "own-secret",
                    "reads " + w.app().envFrom("secretRef"));
            w.allContainers().stream()
                    .flatMap(SecretReferences::named)
                    .forEach(name -> report.expect(
                            render.providesSecret(name), w.name(), "resolves", name + " is not rendered"));
        }
    }

    private static Stream<String> named(Container container) {
        Stream<String> keys = Nodes.stream(container.json().path("env"))
                .map(e -> e.at("/valueFrom/secretKeyRef/name").asText())
                .filter(name -> !name.isEmpty());
        return Stream.concat(container.envFrom("secretRef").stream(), keys);
    }
}
