package io.orderflow.manifests.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON arrays as streams and lists. */
public final class Nodes {
    private Nodes() {}

    /** The elements of an array, or the values of an object; empty for anything else. */
    public static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /** The elements of an array of text. */
    public static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }
}
