package io.orderflow.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which methods a path knows, from the OpenAPI document: a 405 owes them (RFC 9110, 15.5.6), and the framework keeps them to itself. */
@Singleton
public class AllowedMethods {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final OpenApiDocumentService documents;
    private @Nullable Map<Pattern, Set<String>> byPath;

    AllowedMethods(OpenApiDocumentService documents) {
        this.documents = documents;
    }

    /** In the order of the alphabet, empty for a path that nothing is known of. */
    Set<String> of(String path) {
        var allowed = new TreeSet<String>();
        known().forEach((pattern, methods) -> {
            if (pattern.matcher(path).matches()) {
                allowed.addAll(methods);
            }
        });
        return allowed;
    }

    private synchronized Map<Pattern, Set<String>> known() {
        if (byPath == null) {
            byPath = read();
        }
        return byPath;
    }

    private Map<Pattern, Set<String>> read() {
        byte[] document = documents.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, Format.JSON);
        var known = new LinkedHashMap<Pattern, Set<String>>();
        Json.read(new String(document, StandardCharsets.UTF_8), JsonNode.class)
                .path("paths")
                .properties()
                .forEach(path -> known.put(pattern(path.getKey()), methods(path.getValue())));
        return known;
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    private static Set<String> methods(JsonNode item) {
        var methods = new TreeSet<String>();
        item.properties().stream()
                .map(Map.Entry::getKey)
                .filter(METHODS::contains)
                .forEach(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        return methods;
    }
}
