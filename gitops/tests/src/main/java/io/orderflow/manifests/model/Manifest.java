package io.orderflow.manifests.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** One rendered object. Absent fields read as missing nodes or empty text, never null. */
public record Manifest(JsonNode json) {
    private static final Pattern HASH = Pattern.compile("-[a-z0-9]{10}$");

    public String kind() {
        return json.path("kind").asText();
    }

    public String name() {
        return json.at("/metadata/name").asText();
    }

    public boolean is(String kind, String name) {
        return kind().equals(kind) && name().equals(name);
    }

    public String label(String key) {
        return json.at("/metadata/labels").path(key).asText();
    }

    /** The part at a JSON pointer. */
    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** Whether {@code name} is {@code stem}, with or without the content hash that kustomize appends to generated names. */
    public static boolean isNamed(String name, String stem) {
        return name.equals(stem) || HASH.matcher(name).replaceFirst("").equals(stem);
    }
}
