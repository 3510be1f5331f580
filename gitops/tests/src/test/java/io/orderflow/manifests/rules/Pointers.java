package io.orderflow.manifests.rules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/** JSON pointers in which {@code @app} stands for the array element whose {@code name} is {@code app}. */
final class Pointers {
    private Pointers() {}

    /** The plain pointer; an {@link AssertionError} when no element has that name. */
    static JsonPointer resolve(JsonNode root, String pointer) {
        JsonPointer resolved = JsonPointer.empty();
        for (String segment : pointer.substring(1).split("/")) {
            String next = segment.startsWith("@") ? index(root.at(resolved), segment.substring(1)) : segment;
            resolved = resolved.append(JsonPointer.compile("/" + next));
        }
        return resolved;
    }

    private static String index(JsonNode array, String name) {
        for (int i = 0; i < array.size(); i++) {
            if (array.path(i).path("name").asText().equals(name)) {
                return String.valueOf(i);
            }
        }
        throw new AssertionError("no element " + name + " in " + array);
    }
}
