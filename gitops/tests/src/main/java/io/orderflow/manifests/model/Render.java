package io.orderflow.manifests.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All objects that one overlay renders to.
 *
 * @param overlay its directory, relative to the checkout, with slashes
 */
public record Render(String overlay, List<Manifest> manifests) {
    public Render {
        manifests = List.copyOf(manifests);
    }

    /** Whether it is a whole environment with its Dapr objects, not one service's share of it. */
    public boolean isEnvironment() {
        return overlay.startsWith("k8s/");
    }

    public Stream<Manifest> ofKind(String kind) {
        return manifests.stream().filter(m -> m.kind().equals(kind));
    }

    public Optional<Manifest> find(String kind, String name) {
        return manifests.stream().filter(m -> m.is(kind, name)).findFirst();
    }

    /** Deployments, main and worker alike. */
    public List<Workload> deployments() {
        return ofKind("Deployment").map(Workload::new).toList();
    }

    /** Everything with a pod template: Deployments and Jobs. */
    public List<Workload> pods() {
        return Stream.concat(ofKind("Deployment"), ofKind("Job"))
                .map(Workload::new)
                .toList();
    }

    /** Services that have a Deployment here. */
    public List<String> services() {
        return deployments().stream().map(Workload::service).distinct().toList();
    }

    /** Whether a Secret of that name is rendered, or an ExternalSecret that will make it. */
    public boolean providesSecret(String name) {
        return find("Secret", name).isPresent()
                || ofKind("ExternalSecret")
                        .anyMatch(
                                e -> e.at("/spec/target/name").asText(e.name()).equals(name));
    }
}
