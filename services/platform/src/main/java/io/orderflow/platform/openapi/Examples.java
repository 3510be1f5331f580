package io.orderflow.platform.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.platform.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Shows with each body the example that a module keeps for its schema in {@code openapi/examples.json}. A page needs none of its own: it
 * shows the example of its items.
 */
final class Examples {

    private static final String FILE = "openapi/examples.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Map<String, Schema> schemas;
    private final Map<String, Object> known;

    Examples(Map<String, Schema> schemas) {
        this.schemas = schemas;
        this.known = read();
    }

    /** Anything as plain maps and lists, which is what a document may hold. */
    static Object value(Object body) {
        try {
            return MAPPER.readValue(Json.write(body), OBJECT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void show(Operation operation) {
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> show(response.getContent()));
    }

    private void show(@Nullable Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(this::show);
        }
    }

    private void show(MediaType media) {
        String name = name(media.getSchema());
        if (name != null && media.getExample() == null) {
            media.setExample(of(name));
        }
    }

    private @Nullable Object of(String name) {
        Object own = known.get(name);
        Schema schema = schemas.get(name);
        if (own != null || schema == null || schema.getProperties() == null) {
            return own;
        }
        Schema items = schema.getProperties().get("items");
        String item = items == null ? null : name(items.getItems());
        if (item == null || !known.containsKey(item)) {
            return null;
        }
        Map<String, Object> page = new HashMap<>(Map.of("items", List.of(known.get(item))));
        if (schema.getProperties().containsKey("next_cursor")) {
            page.put("next_cursor", "MDE5NDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx");
        }
        return page;
    }

    /** Of the schema that is referred to; null for one that is written out. */
    static @Nullable String name(@Nullable Schema schema) {
        return schema == null || schema.getRef() == null
                ? null
                : schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
    }

    private static Map<String, Object> read() {
        try {
            var examples = new HashMap<String, Object>();
            for (URL file : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(FILE))) {
                examples.putAll(MAPPER.readValue(file, OBJECT));
            }
            return examples;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
