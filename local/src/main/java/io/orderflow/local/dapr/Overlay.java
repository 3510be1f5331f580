package io.orderflow.local.dapr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays one YAML document over another: maps are merged key by key, null removes a key, lists of named maps are merged by
 * name, and everything else is replaced.
 */
final class Overlay {
    private Overlay() {}

    /** The base with the patch laid over it; neither is changed. */
    static Map<String, Object> lay(Map<String, Object> base, Map<String, Object> patch) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, merge(merged.get(key), value));
            }
        });
        return merged;
    }

    private static Object merge(@Nullable Object base, Object patch) {
        if (base instanceof Map<?, ?> below && patch instanceof Map<?, ?> above) {
            return lay(keyed(below), keyed(above));
        }
        if (base instanceof List<?> below && patch instanceof List<?> above && named(below) && named(above)) {
            return mergeNamed(below, above);
        }
        return patch;
    }

    private static List<Object> mergeNamed(List<?> base, List<?> patch) {
        Map<Object, Object> byName = new LinkedHashMap<>();
        base.forEach(item -> byName.put(name(item), item));
        patch.forEach(item -> byName.merge(name(item), item, Overlay::merge));
        return new ArrayList<>(byName.values());
    }

    private static boolean named(List<?> list) {
        return list.stream().allMatch(item -> item instanceof Map<?, ?> map && map.get("name") != null);
    }

    private static Object name(Object item) {
        return String.valueOf(((Map<?, ?>) item).get("name"));
    }

    private static Map<String, Object> keyed(Map<?, ?> map) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        map.forEach((key, value) -> keyed.put(String.valueOf(key), value));
        return keyed;
    }
}
