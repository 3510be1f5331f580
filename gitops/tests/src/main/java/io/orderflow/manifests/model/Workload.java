package io.orderflow.manifests.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Stream;

/** A Deployment or Job, seen from its pod template. */
public record Workload(Manifest manifest) {
    public String name() {
        return manifest.name();
    }

    /** The service that it belongs to, by its {@code app.kubernetes.io/name}. */
    public String service() {
        return manifest.label("app.kubernetes.io/name");
    }

    /** {@code main}, {@code worker} or {@code migration}, by its {@code app.kubernetes.io/component}. */
    public String role() {
        return manifest.label("app.kubernetes.io/component");
    }

    public JsonNode template() {
        return manifest.at("/spec/template");
    }

    public JsonNode pod() {
        return template().path("spec");
    }

    /** An annotation of the pod template, where alone Dapr looks; empty text when absent. */
    public String annotation(String key) {
        return template().at("/metadata/annotations").path(key).asText();
    }

    /** The container of the service itself; one without content when no container has that name. */
    public Container app() {
        return containers().stream()
                .filter(c -> c.name().equals("app"))
                .findFirst()
                .orElseGet(() -> new Container(MissingNode.getInstance()));
    }

    public List<Container> containers() {
        return containers("containers");
    }

    public List<Container> initContainers() {
        return containers("initContainers");
    }

    public List<Container> allContainers() {
        return Stream.concat(initContainers().stream(), containers().stream()).toList();
    }

    private List<Container> containers(String field) {
        return Nodes.stream(pod().path(field)).map(Container::new).toList();
    }
}
