package io.orderflow.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The envelope's fields in and out of the flat object that an event is on the wire. */
final class EnvelopeJson {
    static final List<String> FIELDS = List.of(
            "event_id",
            "type",
            "schema_version",
            "aggregate_id",
            "aggregate_version",
            "occurred_at",
            "correlation_id",
            "causation_id",
            "traceparent",
            "actor");

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})(\\.\\d{1,9})*");

    private EnvelopeJson() {}

    static void write(Envelope envelope, ObjectNode into) {
        into.put("event_id", envelope.eventId().toString());
        into.put("type", envelope.type());
        into.put("schema_version", envelope.schemaVersion());
        into.put("aggregate_id", envelope.aggregateId());
        into.put("aggregate_version", envelope.aggregateVersion());
        into.put("occurred_at", envelope.occurredAt().toString());
        into.put("correlation_id", envelope.correlationId());
        putUnlessNull(into, "causation_id", envelope.causationId());
        putUnlessNull(into, "traceparent", envelope.traceparent());
        putUnlessNull(into, "actor", envelope.actor());
    }

    /**
     * Reads the envelope of an event that arrived on {@code topic}. Type, version and correlation id may be absent, for
     * somebody who publishes by hand: the topic's name, 1 and the event id stand in for them.
     */
    static Envelope read(ObjectNode event, String topic, Set<Integer> versions) {
        String type = orElse(text(event, "type"), topic);
        if (!type.equals(topic)) {
            throw new UnreadableEvent(UnreadableEvent.WRONG_TYPE, "expected " + topic);
        }
        int version = version(event, versions);
        UUID id = uuid(required(event, "event_id"));
        return new Envelope(
                id,
                type,
                version,
                required(event, "aggregate_id"),
                positive(event, "aggregate_version"),
                instant(required(event, "occurred_at")),
                orElse(text(event, "correlation_id"), id.toString()),
                text(event, "causation_id"),
                text(event, "traceparent"),
                text(event, "actor"));
    }

    /** The major version: 1, or the part before the dot where somebody writes "1.2". */
    private static int version(ObjectNode event, Set<Integer> versions) {
        JsonNode node = event.get("schema_version");
        if (node == null || node.isNull()) {
            return 1;
        }
        Matcher version = VERSION.matcher(node.isIntegralNumber() || node.isTextual() ? node.asText() : "");
        if (!version.matches()) {
            throw invalid("schema_version");
        }
        int major = Integer.parseInt(version.group(1));
        if (!versions.contains(major)) {
            throw new UnreadableEvent(UnreadableEvent.UNKNOWN_VERSION, "schema_version " + major);
        }
        return major;
    }

    private static long positive(ObjectNode event, String field) {
        JsonNode node = event.get(field);
        if (node == null || node.isNull()) {
            throw missing(field);
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1) {
            throw invalid(field);
        }
        return node.longValue();
    }

    private static UUID uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            // fromString also takes shortened groups; one event must have one spelling.
            if (!id.toString().equalsIgnoreCase(text)) {
                throw invalid("event_id");
            }
            return id;
        } catch (IllegalArgumentException e) {
            throw invalid("event_id");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw invalid("occurred_at");
        }
    }

    private static String required(ObjectNode event, String field) {
        String value = text(event, field);
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private static @Nullable String text(ObjectNode event, String field) {
        JsonNode node = event.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw invalid(field);
        }
        return node.textValue();
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null ? other : value;
    }

    private static void putUnlessNull(ObjectNode into, String field, @Nullable String value) {
        if (value != null) {
            into.put(field, value);
        }
    }

    private static UnreadableEvent missing(String field) {
        return new UnreadableEvent(UnreadableEvent.MISSING_FIELD, field);
    }

    private static UnreadableEvent invalid(String field) {
        return new UnreadableEvent(UnreadableEvent.INVALID_FIELD, field);
    }
}
