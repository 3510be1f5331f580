package io.orderflow.manifests.rules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Render;
import java.util.function.UnaryOperator;

/**
 * A way to break a rule. Pointers are those of {@link Pointers}.
 *
 * @param aspect the expectation that has to notice
 */
record Mutation(String name, String aspect, UnaryOperator<Render> change) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Says that {@code aspect} notices a value, written as JSON, at a place that may have been absent. */
    static Mutation set(String aspect, String kind, String object, String pointer, String json) {
        return edit("set " + pointer + " to " + json, aspect, kind, object, pointer, json);
    }

    /** Says that {@code aspect} notices a missing part, which must have been there. */
    static Mutation remove(String aspect, String kind, String object, String pointer) {
        return edit("remove " + pointer, aspect, kind, object, pointer, "");
    }

    /** Says that {@code aspect} notices a missing object. */
    static Mutation drop(String aspect, String kind, String object) {
        return new Mutation(
                "drop " + kind + " " + object,
                aspect,
                render -> new Render(
                        render.overlay(),
                        render.manifests().stream()
                                .filter(m -> m != find(render, kind, object))
                                .toList()));
    }

    private static Mutation edit(String name, String aspect, String kind, String object, String pointer, String json) {
        return new Mutation(kind + " " + object + ": " + name, aspect, render -> {
            edit(
                    find(render, kind, object).json(),
                    Pointers.resolve(find(render, kind, object).json(), pointer),
                    json);
            return render;
        });
    }

    private static Manifest find(Render render, String kind, String stem) {
        return render.ofKind(kind)
                .filter(m -> Manifest.isNamed(m.name(), stem))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing to mutate: " + kind + " " + stem));
    }

    private static void edit(JsonNode root, JsonPointer at, String json) {
        JsonNode parent = root.at(at.head());
        String field = at.last().getMatchingProperty();
        if (json.isEmpty() && root.at(at).isMissingNode()) {
            throw new AssertionError("nothing to remove at " + at);
        }
        if (parent instanceof ArrayNode array) {
            int index = at.last().getMatchingIndex();
            JsonNode unused = json.isEmpty() ? array.remove(index) : array.set(index, read(json));
        } else if (parent instanceof ObjectNode object) {
            JsonNode unused = json.isEmpty() ? object.remove(field) : object.set(field, read(json));
        } else {
            throw new AssertionError("nothing to change at " + at);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
