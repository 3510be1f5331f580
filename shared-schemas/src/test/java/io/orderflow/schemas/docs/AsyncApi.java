package io.orderflow.schemas.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.CataloguedTopic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The AsyncAPI 3 document of what is live, drawn from the catalogue; payloads are the schema files themselves. */
final class AsyncApi {
    private static final String NOTE = """
            # Drawn from shared-schemas/catalogue.yaml by its build; edit that file and let the build draw this one again.
            """;

    private AsyncApi() {}

    static String draw(Catalogue catalogue) {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        for (CataloguedTopic topic : catalogue.live()) {
            channels.put(topic.topic(), channel(topic));
            messages.put(topic.topic(), message(topic));
            if (topic.isPublished()) {
                operations.put(topic.publisher() + "-sends-" + topic.topic(), operation("send", topic));
            }
            topic.liveConsumers()
                    .forEach(c -> operations.put(c + "-receives-" + topic.topic(), operation("receive", topic)));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/cloudevents+json");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("messages", messages));
        return NOTE + yaml(document);
    }

    private static Map<String, Object> info() {
        return ordered(
                "title", "Orderflow events",
                "version", "1",
                "description",
                        "CloudEvents 1.0 in JSON. The id is the event's event_id, the type is the topic, and data is one flat"
                                + " object: the envelope's fields beside the event's own.");
    }

    private static Map<String, Object> channel(CataloguedTopic topic) {
        return ordered(
                "address", topic.topic(),
                "messages", Map.of("event", Map.of("$ref", "#/components/messages/" + topic.topic())),
                "x-key", topic.key(),
                "x-dead-letter", topic.deadLetter(),
                "x-retention-days", topic.retentionDays());
    }

    private static Map<String, Object> operation(String action, CataloguedTopic topic) {
        return ordered("action", action, "channel", Map.of("$ref", "#/channels/" + topic.topic()));
    }

    private static Map<String, Object> message(CataloguedTopic topic) {
        int version = topic.versions().getLast();
        String schema = "../shared-schemas/events/%s/v%d.schema.json".formatted(topic.topic(), version);
        Map<String, Object> cloudEvent = ordered(
                "type", "object",
                "required", List.of("specversion", "id", "source", "type", "data"),
                "properties",
                        ordered(
                                "specversion", Map.of("const", "1.0"),
                                "id", Map.of("type", "string"),
                                "source", Map.of("type", "string"),
                                "type", Map.of("const", topic.topic()),
                                "data", Map.of("$ref", schema)));
        return ordered("name", topic.topic(), "payload", cloudEvent);
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static String yaml(Map<String, Object> document) {
        try {
            return YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build()
                    .writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
