package io.orderflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.schemas.Envelope;
import io.orderflow.schemas.EventType;
import io.orderflow.schemas.EventTypes;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.EventSchemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("M2.6")
class RecordSchemaTest {
    static List<EventType<?>> types() {
        return EventTypes.ALL;
    }

    @ParameterizedTest
    @MethodSource("types")
    void givesSchemaAndRecordTheSameFields(EventType<?> type) {
        Map<String, String> schema = RecordShape.ofSchema(schema(type));

        assertThat(schema).containsKeys("type", "schema_version");
        schema.keySet().removeAll(List.of("type", "schema_version"));
        assertThat(schema).isEqualTo(RecordShape.ofRecord(type.data()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void identifiesTheSchemaByTopicAndVersion(EventType<?> type) {
        JsonNode schema = schema(type);

        assertThat(schema.path("$id").asText()).isEqualTo("urn:orderflow:event:" + type.topic() + ":v1");
        assertThat(schema.at("/properties/type/const").asText()).isEqualTo(type.topic());
        assertThat(schema.at("/properties/schema_version/const").asInt()).isEqualTo(1);
        assertThat(schema.at("/allOf/0/$ref").asText()).isEqualTo("urn:orderflow:schema:envelope:v1");
    }

    @ParameterizedTest
    @MethodSource("types")
    void requiresTheKeyThatOrdersTheEvents(EventType<?> type) {
        String key = Catalogue.load().find(type.topic()).orElseThrow().key();

        assertThat(schema(type).path("required").valueStream().map(JsonNode::asText))
                .contains(key);
    }

    @ParameterizedTest
    @MethodSource("types")
    void keepsEventFieldsApartFromEnvelopeFields(EventType<?> type) {
        assertThat(RecordShape.ofRecord(type.data()).keySet())
                .doesNotContainAnyElementsOf(
                        RecordShape.ofRecord(Envelope.class).keySet());
    }

    @Test
    void givesTheEnvelopeAndMoneyTheSameFieldsToo() {
        Map<String, String> shared = EventSchemas.shared();

        assertThat(RecordShape.ofSchema(EventFiles.json(shared.get("urn:orderflow:schema:envelope:v1"))))
                .isEqualTo(RecordShape.ofRecord(Envelope.class));
        assertThat(RecordShape.ofSchema(EventFiles.json(shared.get("urn:orderflow:schema:money:v1"))))
                .isEqualTo(RecordShape.ofRecord(WireMoney.class));
    }

    private static JsonNode schema(EventType<?> type) {
        return EventFiles.json(EventSchemas.of(type.topic(), 1));
    }
}
