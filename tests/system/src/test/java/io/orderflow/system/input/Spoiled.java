package io.orderflow.system.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A body with one thing wrong with it. @param what says which */
record Spoiled(String what, Object body) {
    private static final String LONG = "x".repeat(20_000);

    /** Bodies that no operation may take: a required field, wherever it lies, is missing, null, or an object where a value belongs. */
    static List<Spoiled> unacceptable(Body body) {
        List<Spoiled> spoiled = new ArrayList<>();
        for (String pointer : body.required()) {
            JsonNode without = body.tree();
            JsonNode good = parent(without, pointer).remove(field(pointer));
            spoiled.add(new Spoiled("without " + pointer, without));
            spoiled.add(set(body, pointer, NullNode.instance));
            spoiled.add(set(
                    body,
                    pointer,
                    good != null && good.isObject()
                            ? TextNode.valueOf("text")
                            : JsonNodeFactory.instance.objectNode().put("no", "value")));
        }
        return spoiled;
    }

    private static Spoiled set(Body body, String pointer, JsonNode value) {
        JsonNode changed = body.tree();
        parent(changed, pointer).set(field(pointer), value);
        return new Spoiled(pointer + " = " + value, changed);
    }

    private static ObjectNode parent(JsonNode tree, String pointer) {
        return (ObjectNode) tree.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String field(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** Bodies with a strange value in any one place, which may be refused or taken but must not break anything. */
    static List<Spoiled> strange(Body body) {
        List<Spoiled> spoiled = new ArrayList<>();
        for (String field : new TreeSet<>(body.good().keySet())) {
            for (Object value : strange(body.good().get(field))) {
                spoiled.add(replaced(body, field, value));
            }
        }
        return spoiled;
    }

    private static List<Object> strange(@Nullable Object good) {
        List<Object> values = new ArrayList<>();
        if (good instanceof Map<?, ?> object) {
            for (Object key : new TreeSet<>(Set.copyOf(object.keySet()))) {
                strange(object.get(key)).forEach(value -> values.add(put(object, key, value)));
            }
        } else if (good instanceof List<?> list && !list.isEmpty()) {
            strange(list.getFirst()).forEach(value -> values.add(List.of(value)));
            values.add(List.of());
        } else {
            values.addAll(List.of(
                    "", " ", LONG, "null\u0000byte", "\uD83D\uDE00 ' or 1=1 --", -1, 0.5, Long.MAX_VALUE, 1e300, true));
            values.addAll(List.of(new java.math.BigInteger("9".repeat(400)), List.of(), List.of(List.of()), Map.of()));
        }
        return values;
    }

    private static Map<Object, Object> put(Map<?, ?> object, Object key, Object value) {
        Map<Object, Object> changed = new LinkedHashMap<>(object);
        changed.put(key, value);
        return changed;
    }

    private static Spoiled replaced(Body body, String field, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body.good());
        changed.put(field, value);
        String shown = String.valueOf(value);
        return new Spoiled(
                field + " = " + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown).replace('\u0000', '0'),
                changed);
    }
}
