package io.orderflow.local.dapr;

import io.orderflow.local.Refusal;
import io.orderflow.local.plan.Placeholders;
import io.orderflow.local.plan.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;

/**
 * Renders {@code dapr-components} for this machine: the base that clusters use too, with {@code overlays/local} laid
 * over it, addresses filled in, and each worker's rights given to the one process that plays its part.
 *
 * @param source the directory {@code dapr-components}
 */
public record Components(Path source) {

    /**
     * Writes {@code configuration.yaml} and {@code components/<kind>-<name>.yaml} into the target directory.
     *
     * @throws Refusal when a file of the source cannot be understood, or an overlay has nothing to lie on
     */
    public void render(Placeholders placeholders, Path target) {
        Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
        for (Map<String, Object> document : read(source.resolve("base"))) {
            documents.put(key(document), localised(document));
        }
        for (Map<String, Object> patch : read(source.resolve("overlays/local"))) {
            Map<String, Object> base = documents.get(key(patch));
            if (base == null) {
                throw new Refusal(
                        "dapr-components/overlays/local changes " + key(patch) + ", which the base does not have.");
            }
            documents.put(key(patch), Overlay.lay(base, patch));
        }
        documents.forEach((key, document) -> write(target, key, filled(document, placeholders)));
    }

    private static List<Map<String, Object>> read(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Map<String, Object>> documents = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                if (!file.getFileName().toString().equals("kustomization.yaml")) {
                    documents.addAll(Yaml.of(file).documents());
                }
            }
            return documents;
        } catch (IOException e) {
            throw new Refusal("Cannot read " + directory + " (" + e.getMessage() + ").");
        }
    }

    private static String key(Map<String, Object> document) {
        Object name = document.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : null;
        return document.get("kind") + "-" + name;
    }

    private static Map<String, Object> localised(Map<String, Object> document) {
        Map<String, Object> local = new LinkedHashMap<>(document);
        if (document.get("scopes") instanceof List<?> scopes) {
            local.put("scopes", LocalRoles.scopes(scopes));
        }
        if (document.get("spec") instanceof Map<?, ?> spec && spec.get("metadata") instanceof List<?> items) {
            List<Object> changed = new ArrayList<>();
            items.forEach(item -> changed.add(localisedItem(item)));
            local.put("spec", Overlay.lay(Yaml.of(Path.of("spec")).map(spec, "spec"), Map.of("metadata", changed)));
        }
        return local;
    }

    private static Object localisedItem(Object item) {
        boolean scopes =
                item instanceof Map<?, ?> map && String.valueOf(map.get("name")).endsWith("Scopes");
        if (!scopes) {
            return item;
        }
        Map<?, ?> map = (Map<?, ?>) item;
        return Map.of(
                "name", String.valueOf(map.get("name")),
                "value", LocalRoles.topicScopes(String.valueOf(map.get("value"))));
    }

    private static String filled(Map<String, Object> document, Placeholders placeholders) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new org.yaml.snakeyaml.Yaml(options).dump(fill(document, placeholders));
    }

    /** Value by value, so that no address or password can be mistaken for YAML. */
    private static Object fill(Object value, Placeholders placeholders) {
        return switch (value) {
            case String text -> placeholders.fill(text);
            case List<?> list ->
                list.stream().map(item -> fill(item, placeholders)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> filled = new LinkedHashMap<>();
                map.forEach((key, item) -> filled.put(key, fill(item, placeholders)));
                yield filled;
            }
            default -> value;
        };
    }

    private static void write(Path target, String key, String text) {
        Path file = key.startsWith("Configuration-")
                ? target.resolve("configuration.yaml")
                : target.resolve("components").resolve(key.toLowerCase(java.util.Locale.ROOT) + ".yaml");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Refusal("Cannot write " + file + " (" + e.getMessage() + ").");
        }
    }
}
