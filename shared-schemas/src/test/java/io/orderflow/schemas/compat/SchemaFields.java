package io.orderflow.schemas.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A schema as a flat list of its fields, by path ({@code items[].quantity}), references followed.
 *
 * <p>Knows exactly the keywords that our schemas use and refuses any other: a keyword that this class does not
 * understand could hide a breaking change.
 */
final class SchemaFields {
    private static final Set<String> LIMITS =
            Set.of("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "format");
    private static final Set<String> DOCUMENTATION = Set.of("$schema", "$id", "title", "description");
    private static final Set<String> STRUCTURE =
            Set.of("type", "enum", "const", "$ref", "allOf", "properties", "required", "items");

    private final Map<String, JsonNode> shared;
    private final Map<String, SchemaField> fields = new TreeMap<>();

    private SchemaFields(Map<String, JsonNode> shared) {
        this.shared = shared;
    }

    /**
     * @param schema of an event
     * @param shared the schemas that it may refer to, by {@code $id}
     */
    static Map<String, SchemaField> of(JsonNode schema, Map<String, JsonNode> shared) {
        SchemaFields walk = new SchemaFields(shared);
        walk.object(schema, "");
        return walk.fields;
    }

    private void object(JsonNode schema, String prefix) {
        refuseUnknown(schema, prefix);
        schema.path("allOf").forEach(part -> object(resolve(part), prefix));
        Set<String> required = texts(schema.path("required"));
        schema.path("properties")
                .properties()
                .forEach(p -> field(p.getValue(), prefix + p.getKey(), required.contains(p.getKey())));
    }

    private void field(JsonNode definition, String path, boolean required) {
        refuseUnknown(definition, path);
        JsonNode target = resolve(definition);
        SchemaField field = new SchemaField(types(target), values(target), limits(target), required);
        fields.merge(path, field, SchemaFields::tightened);
        if (target.has("properties")) {
            object(target, path + ".");
        }
        if (target.has("items")) {
            field(target.get("items"), path + "[]", true);
        }
    }

    /** A field named by the envelope and again by the event (its type constant): the tighter saying counts. */
    private static SchemaField tightened(SchemaField one, SchemaField other) {
        SchemaField tighter = one.values().isEmpty() ? other : one;
        return new SchemaField(tighter.types(), tighter.values(), tighter.limits(), one.required() || other.required());
    }

    private JsonNode resolve(JsonNode schema) {
        if (!schema.has("$ref")) {
            return schema;
        }
        JsonNode target = shared.get(schema.get("$ref").asText());
        if (target == null) {
            throw new IllegalArgumentException("unresolved " + schema.get("$ref"));
        }
        return target;
    }

    private static Set<String> types(JsonNode definition) {
        if (definition.has("const")) {
            return Set.of(typeOf(definition.get("const")));
        }
        Set<String> types = texts(definition.path("type"));
        return types.isEmpty() && definition.has("properties") ? Set.of("object") : types;
    }

    private static Set<String> values(JsonNode definition) {
        return definition.has("const") ? Set.of(definition.get("const").asText()) : texts(definition.path("enum"));
    }

    private static Map<String, String> limits(JsonNode definition) {
        Map<String, String> limits = new LinkedHashMap<>();
        definition.properties().stream()
                .filter(keyword -> LIMITS.contains(keyword.getKey()))
                .forEach(keyword ->
                        limits.put(keyword.getKey(), keyword.getValue().asText()));
        return limits;
    }

    private static String typeOf(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> texts(JsonNode node) {
        return node.isTextual()
                ? Set.of(node.asText())
                : node.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void refuseUnknown(JsonNode schema, String path) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!LIMITS.contains(keyword) && !DOCUMENTATION.contains(keyword) && !STRUCTURE.contains(keyword)) {
                throw new IllegalArgumentException(
                        "the compatibility check does not know keyword " + keyword + " at '" + path + "'");
            }
        });
    }
}
