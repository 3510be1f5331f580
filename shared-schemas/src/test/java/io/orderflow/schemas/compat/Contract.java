package io.orderflow.schemas.compat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.schemas.compat.BreakingChange.Kind;
import io.orderflow.schemas.repo.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole wire contract at one moment: every schema by its path under {@code events/}, and the gRPC declarations.
 */
record Contract(Map<String, JsonNode> schemas, Map<String, String> declarations) {
    private static final Path RELEASED = Repository.schemas().resolve("released");
    private static final Path GENERATED =
            Repository.schemas().resolve("target/generated-sources/grpc/descriptor_set.dsc");
    private static final String SHARED = "common/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the sources say. */
    static Contract present() {
        return new Contract(schemas(Repository.schemas().resolve("events")), ProtoContract.read(GENERATED));
    }

    /** What the last release said; empty before the first one. */
    static Contract released() {
        Path declarations = RELEASED.resolve("grpc.txt");
        return new Contract(
                schemas(RELEASED.resolve("events")),
                Files.exists(declarations) ? ProtoContract.fromText(Repository.text(declarations)) : Map.of());
    }

    List<BreakingChange> changesSince(Contract released) {
        List<BreakingChange> found = new ArrayList<>();
        released.schemas.keySet().stream()
                .filter(path -> !path.startsWith(SHARED))
                .forEach(path -> found.addAll(schemaChanges(released, path)));
        found.addAll(ProtoContract.between(released.declarations, declarations));
        return found;
    }

    private List<BreakingChange> schemaChanges(Contract released, String path) {
        if (!schemas.containsKey(path)) {
            return List.of(new BreakingChange(Kind.SCHEMA_REMOVED, path));
        }
        return SchemaCompatibility.between(released.fields(path), fields(path)).stream()
                .map(change -> new BreakingChange(change.kind(), path + " " + change.where()))
                .toList();
    }

    Map<String, SchemaField> fields(String path) {
        Map<String, JsonNode> shared = new TreeMap<>();
        schemas.forEach((other, schema) -> {
            if (other.startsWith(SHARED)) {
                shared.put(schema.path("$id").asText(), schema);
            }
        });
        return SchemaFields.of(schemas.get(path), shared);
    }

    /** Makes this the released contract. */
    void release() {
        try {
            for (Map.Entry<String, JsonNode> schema : schemas.entrySet()) {
                Path file = RELEASED.resolve("events").resolve(schema.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file,
                        Repository.text(Repository.schemas().resolve("events").resolve(schema.getKey())));
            }
            Files.writeString(RELEASED.resolve("grpc.txt"), ProtoContract.toText(declarations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JsonNode> schemas(Path folder) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (Path file : Repository.filesUnder(folder)) {
            if (file.toString().endsWith(".schema.json")) {
                found.put(folder.relativize(file).toString(), parse(Repository.text(file)));
            }
        }
        return found;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
