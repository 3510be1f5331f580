package io.orderflow.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Event JSON in and out: the CloudEvent's {@code data}, one flat snake_case object with the envelope's fields and the
 * event's own side by side.
 *
 * <p>Writing is strict, reading is tolerant where evolution and neighbours need it: unknown fields are ignored, and
 * {@code order_id} and {@code aggregate_id} may be numbers. Nothing else is bent: a float is no integer and a number is
 * no text. Source: M2.7, domain.md section 2.
 */
public final class WireJson {
    private static final List<String> NUMERIC_IDS = List.of("order_id", "aggregate_id");
    private static final JsonMapper MAPPER = mapper();

    private WireJson() {}

    /**
     * The JSON of an event, envelope first; absent optional fields are left out.
     *
     * @throws IllegalArgumentException for a data class outside {@link EventTypes}, or an envelope whose type or
     *     version is not that of the data: a programming error
     */
    public static String write(Event<?> event) {
        EventType<?> type = EventTypes.ofData(event.data().getClass());
        Envelope envelope = event.envelope();
        if (!type.topic().equals(envelope.type()) || !type.versions().contains(envelope.schemaVersion())) {
            throw new IllegalArgumentException(
                    "%s v%d does not carry %s".formatted(envelope.type(), envelope.schemaVersion(), type.data()));
        }
        ObjectNode json = MAPPER.createObjectNode();
        EnvelopeJson.write(envelope, json);
        json.setAll(MAPPER.<ObjectNode>valueToTree(event.data()));
        return json.toString();
    }

    /**
     * Reads an event of the topic that {@code type} belongs to.
     *
     * @param json the CloudEvent's data
     * @throws UnreadableEvent with its reason when the event cannot be read by this build; never worth a retry
     */
    public static <T extends EventData> Event<T> read(String json, Class<T> type) {
        EventType<?> known = EventTypes.ofData(type);
        ObjectNode event = object(json);
        acceptNumericIds(event);
        Envelope envelope = EnvelopeJson.read(event, known.topic(), known.versions());
        try {
            return new Event<>(envelope, MAPPER.treeToValue(event, type));
        } catch (JsonProcessingException e) {
            throw refusal(e, event);
        }
    }

    private static ObjectNode object(String json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent(UnreadableEvent.MALFORMED, "not JSON");
        }
        throw new UnreadableEvent(UnreadableEvent.MALFORMED, "not a JSON object");
    }

    private static void acceptNumericIds(ObjectNode event) {
        for (String field : NUMERIC_IDS) {
            JsonNode id = event.get(field);
            if (id != null && id.isIntegralNumber()) {
                event.put(field, id.asText());
            }
        }
    }

    /** Jackson and the records refuse null and bad values alike; the tree tells which of the two it was. */
    private static UnreadableEvent refusal(JsonProcessingException e, ObjectNode event) {
        String field = fieldOf(e);
        JsonNode value = event.at("/" + field.replace('.', '/'));
        boolean absent = value.isMissingNode() || value.isNull();
        return new UnreadableEvent(absent ? UnreadableEvent.MISSING_FIELD : UnreadableEvent.INVALID_FIELD, field);
    }

    /** The field as a path: what Jackson walked to, and what the record named when it was the one to refuse. */
    private static String fieldOf(JsonProcessingException e) {
        List<String> path = new ArrayList<>();
        if (e instanceof JsonMappingException mapping) {
            mapping.getPath()
                    .forEach(step -> path.add(
                            String.valueOf(step.getFieldName() == null ? step.getIndex() : step.getFieldName())));
        }
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException refused) {
            path.add(String.valueOf(refused.getMessage()));
        }
        return String.join(".", path);
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
