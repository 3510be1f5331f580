package io.orderflow.manifests.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One container or init container of a pod template. */
public record Container(JsonNode json) {
    public String name() {
        return json.path("name").asText();
    }

    /** The literal value of a variable, empty when it is absent or comes from elsewhere. */
    public Optional<String> env(String variable) {
        return stream(json.path("env"))
                .filter(e -> e.path("name").asText().equals(variable) && e.has("value"))
                .map(e -> e.path("value").asText())
                .findFirst();
    }

    /** The {@code secretKeyRef} of a variable, a missing node when it has none. */
    public JsonNode secretKeyOf(String variable) {
        return stream(json.path("env"))
                .filter(e -> e.path("name").asText().equals(variable))
                .map(e -> e.at("/valueFrom/secretKeyRef"))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** Names of all {@code envFrom} sources of one type, {@code configMapRef} or {@code secretRef}. */
    public List<String> envFrom(String type) {
        return stream(json.path("envFrom"))
                .filter(e -> e.has(type))
                .map(e -> e.at("/" + type + "/name").asText())
                .toList();
    }

    public List<JsonNode> ports() {
        return stream(json.path("ports")).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return Nodes.stream(array);
    }
}
