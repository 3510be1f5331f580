package io.orderflow.platform.test.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An OpenAPI 3.1 document, whose schemas are JSON Schemas. */
record Document(JsonNode json) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Every operation that is ours, by method and path; health is served by the framework. */
    Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        json.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/healthz"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    /** What a reference stands for, or the thing itself. */
    JsonNode resolved(JsonNode thing) {
        return thing.has("$ref") ? json.at(thing.path("$ref").asText().substring(1)) : thing;
    }

    /** What is wrong with one media type: no schema, no example, or an example that its schema refuses. */
    Stream<String> findings(JsonNode media) {
        if (media.path("schema").isEmpty()) {
            return Stream.of("no schema");
        }
        if (!media.has("example")) {
            return Stream.of("no example of " + media.path("schema"));
        }
        ObjectNode schema = new ObjectMapper().createObjectNode();
        schema.setAll((ObjectNode) media.path("schema"));
        schema.set("components", json.path("components"));
        return SCHEMAS
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(media.path("example").toString(), InputFormat.JSON)
                .stream()
                .map(finding -> "example " + finding);
    }

    static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
