package io.orderflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventTypes;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.UnreadableEvent;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.catalogue.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("M2.6")
class ExamplesTest {
    static Stream<EventFiles.Example> valid() {
        return Topics.ALL.stream().flatMap(t -> EventFiles.examples(t, "valid").stream());
    }

    static Stream<EventFiles.Example> invalid() {
        return Topics.ALL.stream().flatMap(t -> EventFiles.examples(t, "invalid").stream());
    }

    @Test
    @Tag("M2.7")
    void coverEveryTopicWithTheCasesThatReadersMustSurvive() {
        assertThat(Topics.ALL).isNotEmpty().allSatisfy(topic -> {
            List<String> valid = names(topic, "valid");
            assertThat(valid).hasSizeGreaterThanOrEqualTo(2).contains("unknown-fields.json");
            assertThat(names(topic, "invalid")).hasSizeGreaterThanOrEqualTo(3).contains("unknown-version.json");
            boolean hasOrder = EventFiles.json(
                            EventFiles.examples(topic, "valid").getFirst().json())
                    .has("order_id");
            assertThat(valid.contains("numeric-order-id.json")).isEqualTo(hasOrder);
        });
    }

    @ParameterizedTest
    @MethodSource("valid")
    @Tag("M2.7")
    void survivesReadingAndWritingAndStaysValid(EventFiles.Example example) {
        assertThat(Validator.findings(example.topic(), example.json())).isEmpty();

        Event<?> event = read(example);
        String written = WireJson.write(event);

        assertThat(Validator.findings(example.topic(), written)).isEmpty();
        assertThat(WireJson.read(written, EventTypes.ofTopic(example.topic()).data()))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void losesNothingThatTheContractNames(EventFiles.Example example) {
        JsonNode before = EventFiles.json(example.json());
        JsonNode after = EventFiles.json(WireJson.write(read(example)));

        assertThat(after.properties()).allSatisfy(field -> {
            if (field.getValue().isValueNode()) {
                assertThat(field.getValue().asText())
                        .isEqualTo(before.get(field.getKey()).asText());
            }
        });
        if (example.name().equals("full.json")) {
            assertThat(after).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void carriesTheAggregateThatTheCatalogueNamesAsKey(EventFiles.Example example) {
        String key = Catalogue.load().find(example.topic()).orElseThrow().key();
        JsonNode event = EventFiles.json(example.json());

        assertThat(event.get("aggregate_id")).isEqualTo(event.get(key));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatTheContractForbids(EventFiles.Example example) {
        assertThat(Validator.findings(example.topic(), example.json())).isNotEmpty();

        if (example.bindsPublishersOnly()) {
            assertThat(read(example)).isNotNull();
        } else {
            assertThatThrownBy(() -> read(example)).isInstanceOf(UnreadableEvent.class);
        }
    }

    private static Event<?> read(EventFiles.Example example) {
        return WireJson.read(example.json(), EventTypes.ofTopic(example.topic()).data());
    }

    private static List<String> names(String topic, String kind) {
        return EventFiles.examples(topic, kind).stream()
                .map(EventFiles.Example::name)
                .toList();
    }
}
