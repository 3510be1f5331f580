package io.orderflow.system.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service documents of a value.
 *
 * @param schema of OpenAPI, or a missing node where nothing is said
 * @param document in which its references lead somewhere
 */
record Shape(JsonNode schema, JsonNode document) {

    /** JSON pointers to every field of this value that is required, where the value has what it lies in. */
    List<String> required(JsonNode value) {
        List<String> pointers = new ArrayList<>();
        collect("", value, pointers);
        return pointers;
    }

    private void collect(String at, JsonNode value, List<String> pointers) {
        if (value.isArray() && !value.isEmpty()) {
            resolved("items").collect(at + "/0", value.get(0), pointers);
        }
        schema.path("required").forEach(field -> pointers.add(at + "/" + field.asText()));
        value.properties()
                .forEach(field -> of(schema.path("properties").path(field.getKey()))
                        .collect(at + "/" + field.getKey(), field.getValue(), pointers));
    }

    private Shape resolved(String member) {
        return of(schema.path(member));
    }

    /** A reference, also one beside null, means what it leads to. */
    private Shape of(JsonNode part) {
        for (JsonNode alternative : part.has("$ref") ? List.of(part) : part.path("anyOf")) {
            if (alternative.has("$ref")) {
                return new Shape(document.at(alternative.path("$ref").asText().substring(1)), document);
            }
        }
        return new Shape(part, document);
    }

    static Shape of(JsonNode part, JsonNode document) {
        return new Shape(document, document).of(part);
    }
}
