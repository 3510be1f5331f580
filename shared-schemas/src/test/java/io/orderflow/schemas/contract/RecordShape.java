package io.orderflow.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.orderflow.schemas.WireMoney;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A record and a JSON Schema, each drawn as wire name → type and optionality, so that they can be compared. */
final class RecordShape {
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private RecordShape() {}

    static Map<String, String> ofRecord(Class<?> type) {
        Map<String, String> shape = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            shape.put(SNAKE.translate(component.getName()), typeOf(component) + (optional ? "?" : ""));
        }
        return shape;
    }

    static Map<String, String> ofSchema(JsonNode schema) {
        List<String> required = texts(schema.path("required"));
        Map<String, String> shape = new TreeMap<>();
        schema.path("properties").properties().forEach(property -> {
            JsonNode definition = property.getValue();
            boolean optional = !required.contains(property.getKey());
            // What is referred to cannot be null as well; publishers leave it out.
            boolean nullable = texts(definition.path("type")).contains("null") || optional && definition.has("$ref");
            String mark =
                    optional && nullable ? "?" : optional ? " optional but not nullable" : nullable ? " null" : "";
            shape.put(property.getKey(), typeOf(definition) + mark);
        });
        return shape;
    }

    private static String typeOf(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class || type == UUID.class || type == Instant.class) {
            return "string";
        }
        if (type == long.class || type == int.class) {
            return "integer";
        }
        if (type == WireMoney.class) {
            return "money";
        }
        if (component.getGenericType() instanceof ParameterizedType list && type == List.class) {
            return "list of " + ofRecord((Class<?>) list.getActualTypeArguments()[0]);
        }
        throw new IllegalArgumentException("no wire form for " + component);
    }

    private static String typeOf(JsonNode definition) {
        if (definition.path("$ref").asText().equals("urn:orderflow:schema:money:v1")) {
            return "money";
        }
        String types = texts(definition.path("type")).stream()
                .filter(t -> !t.equals("null"))
                .collect(Collectors.joining("|"));
        return switch (types) {
            // Written as a string, read as either.
            case "string|integer" -> "string";
            case "array" -> "list of " + ofSchema(definition.path("items"));
            default -> types;
        };
    }

    private static List<String> texts(JsonNode node) {
        return node.isTextual()
                ? List.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }
}
