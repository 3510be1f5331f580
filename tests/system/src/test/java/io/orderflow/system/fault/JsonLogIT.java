package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A packaged service as the manifests start it: a collector reads what it logs. */
@SystemTest
class JsonLogIT {
    private static final String SERVICE = "order";
    private static final String TOPIC = "payments.payment.confirmed";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void writesOneObjectALineAndNamesTheEventAndWhatCausedIt(Platform platform) {
        Set<String> correlations = new HashSet<>();
        try (Replica replica = Replica.logging(platform, SERVICE).awaitReady()) {
            // The first process of the service may take it instead.
            List<JsonNode> buried = Await.until(
                    "a dead letter in the log of the replica",
                    PATIENCE,
                    () -> {
                        correlations.add(publishUnreadable(platform));
                        return replica.log().stream()
                                .filter(line -> line.contains("dead letter: " + TOPIC))
                                .map(Json::read)
                                .toList();
                    },
                    lines -> !lines.isEmpty());

            assertThat(replica.log())
                    .filteredOn(line -> !line.startsWith("NOTE: Picked up "))
                    .hasSizeGreaterThan(5)
                    .map(Json::read)
                    .allSatisfy(JsonLogIT::assertReadable);
            assertThat(buried).allSatisfy(line -> {
                assertThat(line.path("level").asText()).isEqualTo("ERROR");
                assertThat(correlations).contains(line.at("/mdc/correlation_id").asText());
                assertThat(line.at("/mdc/causation_id").asText()).isNotBlank();
                assertThat(line.path("message").asText())
                        .contains(line.at("/mdc/causation_id").asText());
            });
        }
    }

    private static void assertReadable(JsonNode line) {
        assertThat(line.path("timestamp").asText()).as("%s", line).startsWith("20");
        assertThat(line.path("level").asText()).as("%s", line).isNotBlank();
        assertThat(line.path("loggerName").asText()).as("%s", line).isNotBlank();
        assertThat(line.path("message").asText()).as("%s", line).isNotBlank();
    }

    /** @return its correlation id */
    private static String publishUnreadable(Platform platform) {
        String correlation = Ids.uuid();
        platform.eventsOf("payment")
                .publish(
                        TOPIC,
                        Map.of(
                                "event_id",
                                Ids.uuid(),
                                "type",
                                TOPIC,
                                "schema_version",
                                99,
                                "correlation_id",
                                correlation));
        return correlation;
    }
}
