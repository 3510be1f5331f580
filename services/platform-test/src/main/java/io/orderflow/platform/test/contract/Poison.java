package io.orderflow.platform.test.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.UnreadableEvent;
import io.orderflow.schemas.WireJson;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What no build can read, made from an event that could be.
 * @param id     of the CloudEvent that carries it
 * @param reason how its dead letter's reason begins
 */
record Poison(String name, String id, String payload, String reason) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Poison> of(Event<?> event) {
        String field = firstField(event);
        return List.of(
                truncated(event),
                changed(
                        "without " + field,
                        event,
                        UnreadableEvent.MISSING_FIELD + ": " + field,
                        it -> it.remove(field)),
                changed(
                        "without its aggregate",
                        event,
                        UnreadableEvent.MISSING_FIELD + ": aggregate_id",
                        it -> it.remove("aggregate_id")),
                changed(
                        "with a list for " + field,
                        event,
                        UnreadableEvent.INVALID_FIELD + ": " + field,
                        it -> it.putArray(field)),
                changed(
                        "with a text for its version",
                        event,
                        UnreadableEvent.INVALID_FIELD + ": aggregate_version",
                        it -> it.put("aggregate_version", "one")),
                changed(
                        "of a later major version",
                        event,
                        UnreadableEvent.UNKNOWN_VERSION,
                        it -> it.put("schema_version", 999)));
    }

    static Poison truncated(Event<?> event) {
        String json = WireJson.write(event);
        return new Poison("cut off", newId(), json.substring(0, json.length() / 2), UnreadableEvent.MALFORMED);
    }

    private static Poison changed(String name, Event<?> event, String reason, Consumer<ObjectNode> change) {
        ObjectNode json = tree(event);
        change.accept(json);
        return new Poison(name, newId(), json.toString(), reason);
    }

    /** Of the event's own fields, the first one, which every record of the schemas requires. */
    private static String firstField(Event<?> event) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(
                event.data().getClass().getRecordComponents()[0].getName());
    }

    private static ObjectNode tree(Event<?> event) {
        try {
            return (ObjectNode) JSON.readTree(WireJson.write(event));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
