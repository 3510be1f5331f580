package io.orderflow.schemas.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.schemas.repo.Repository;
import java.nio.file.Path;
import java.util.List;

/** The files under {@code events/}: schemas and examples. */
public final class EventFiles {
    private static final Path EVENTS = Repository.schemas().resolve("events");
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventFiles() {}

    /** One example, and the kind that its folder and name say. */
    public record Example(String topic, String name, String json) {
        /** Readers take it all the same: enumerations and publisher's duties bind publishers only. */
        boolean bindsPublishersOnly() {
            return name.startsWith("publisher-");
        }

        @Override
        public String toString() {
            return topic + " " + name;
        }
    }

    /** Topics that have a folder, sorted. */
    public static List<String> topics() {
        return Repository.filesUnder(EVENTS).stream()
                .map(file -> EVENTS.relativize(file).getName(0).toString())
                .filter(name -> !name.equals("common"))
                .distinct()
                .toList();
    }

    /** Schema files of a topic, by name. */
    public static List<String> versions(String topic) {
        return Repository.filesUnder(EVENTS.resolve(topic)).stream()
                .map(file -> EVENTS.resolve(topic).relativize(file).toString())
                .filter(name -> name.endsWith(".schema.json"))
                .toList();
    }

    public static List<Example> examples(String topic, String kind) {
        return Repository.filesUnder(EVENTS.resolve(topic).resolve("examples").resolve(kind)).stream()
                .map(file -> new Example(topic, file.getFileName().toString(), Repository.text(file)))
                .toList();
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
