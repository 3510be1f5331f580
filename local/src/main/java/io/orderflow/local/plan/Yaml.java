package io.orderflow.local.plan;

import io.orderflow.local.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads YAML files into maps, and takes values out of them with a message that names the file. */
public final class Yaml {
    private final Path file;

    private Yaml(Path file) {
        this.file = file;
    }

    /** A reader of one file. */
    public static Yaml of(Path file) {
        return new Yaml(file);
    }

    /**
     * Every document of the file that is a map; empty documents are left out.
     *
     * @throws Refusal when the file cannot be read or is no YAML
     */
    public List<Map<String, Object>> documents() {
        List<Map<String, Object>> documents = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            var yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
            for (Object document : yaml.loadAll(reader)) {
                if (document != null) {
                    documents.add(map(document, "the document"));
                }
            }
            return documents;
        } catch (IOException | YAMLException e) {
            throw new Refusal("Cannot read " + file + ": " + e.getMessage());
        }
    }

    /** The only document of the file. */
    public Map<String, Object> document() {
        List<Map<String, Object>> documents = documents();
        if (documents.size() != 1) {
            throw new Refusal(file + " should hold one YAML document, not " + documents.size() + ".");
        }
        return documents.getFirst();
    }

    /** A map with text keys; nothing at all counts as an empty one. */
    public Map<String, Object> map(@Nullable Object value, String what) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value == null) {
            return map;
        }
        if (!(value instanceof Map<?, ?> raw)) {
            throw new Refusal(what + " in " + file + " should be a map.");
        }
        for (Map.Entry<?, ?> entry : raw.entrySet()) {
            map.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        return map;
    }

    /** A list; nothing at all counts as an empty one. */
    public List<?> list(@Nullable Object value, String what) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new Refusal(what + " in " + file + " should be a list.");
    }

    /** A text that must be there; numbers and booleans are taken as written. */
    public String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new Refusal(
                    key + " is missing in " + file + ", in " + map.getOrDefault("appID", map.get("name")) + ".");
        }
        return value.toString();
    }

    /** A port number that must be there. */
    public int port(Map<String, Object> map, String key) {
        String text = text(map, key);
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // answered below, together with numbers out of range
        }
        throw new Refusal(key + " in " + file + " should be a port number, not \"" + text + "\".");
    }

    /** All values as text. */
    public Map<String, String> texts(@Nullable Object value, String what) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(value, what).forEach((key, entry) -> texts.put(key, String.valueOf(entry)));
        return texts;
    }

    /** A list of words. */
    public List<String> words(@Nullable Object value, String what) {
        return list(value, what).stream().map(String::valueOf).toList();
    }
}
