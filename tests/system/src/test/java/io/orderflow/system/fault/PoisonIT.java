package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Poison in every topic that somebody consumes: an event that is none, text that is not even JSON, and what a sidecar has given up on. */
@FaultTest
@Tag("T5.2")
@Tag("F15")
class PoisonIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    private static final String NO_JSON = "{\"id\": \"%s\", \"data\": ";

    @Test
    void keepsThePoisonOfEachTopicInTheTableOfEachConsumerWhileOrdersGoOn(Platform platform, Watcher watcher) {
        Books books = new Books(platform);
        Broker broker = new Broker(platform);
        Map<String, Set<String>> before = letters(platform);
        Set<String> injected = new TreeSet<>();
        String run = Ids.uuid();
        watcher.expectPoison(run);
        for (Endpoint consumer : platform.endpoints().withSidecar()) {
            for (String topic : books.subscriptions(consumer)) {
                injected.add(consumer.name() + " " + topic);
            }
        }
        Set<String> topics = new TreeSet<>();
        injected.forEach(one -> topics.add(one.split(" ")[1]));
        assertThat(topics).hasSizeGreaterThanOrEqualTo(8);
        try (Watcher.Fault fault = watcher.fault()) {
            topics.forEach(topic -> {
                broker.write(topic, cloudEvent(run));
                broker.write(topic, NO_JSON.formatted(run));
                broker.write(topic + ".dlq", cloudEvent(run + "-given-up"));
            });

            String sku = platform.goods().stocked(1);
            platform.orders().placePaid(OrderRequest.by(Ids.uuid()).item(sku, 1));

            Await.until(
                    "one dead letter of each kind for each consumer and topic",
                    CONVERGENCE,
                    () -> since(before, letters(platform)),
                    found -> found.size() >= 3 * injected.size());
        }
        List<String> expected = injected.stream()
                .flatMap(one -> Stream.of(one + " poison", one + " poison", one + " broker"))
                .toList();
        assertThat(kinds(since(before, letters(platform)))).containsExactlyInAnyOrderElementsOf(expected);
        assertReplayable(platform, before);
    }

    /** A replay of poison is refused by nobody, and leaves it open, with its reason and its text. */
    private static void assertReplayable(Platform platform, Map<String, Set<String>> before) {
        for (Endpoint consumer : platform.endpoints().withSidecar()) {
            for (JsonNode letter : platform.operations(consumer.name()).deadLetters()) {
                if (before.get(consumer.name()).stream()
                        .anyMatch(known -> known.startsWith(letter.path("id").asText()))) {
                    continue;
                }
                assertThat(letter.path("reason").asText()).isNotBlank();
                assertThat(letter.path("payload").asText()).isNotBlank();
                JsonNode replayed = platform.client(consumer.name(), Role.ADMIN)
                        .post("/api/v1/ops/dead-letters/" + letter.path("id").asText() + "/replay")
                        .send()
                        .expect(202)
                        .json();
                assertThat(replayed.path("status").asText()).isEqualTo("open");
            }
        }
    }

    private static String cloudEvent(String id) {
        return Json.write(Map.of(
                "specversion", "1.0",
                "id", id,
                "source", "test",
                "type", "test",
                "datacontenttype", "application/json",
                "data", Map.of("no", "event")));
    }

    private static Map<String, Set<String>> letters(Platform platform) {
        Map<String, Set<String>> letters = new java.util.TreeMap<>();
        for (Endpoint consumer : platform.endpoints().withSidecar()) {
            letters.put(
                    consumer.name(),
                    Set.copyOf(new Books(platform)
                            .rows(consumer.name(), "select id::text, topic, origin from dead_letter").stream()
                                    .map(row -> String.join(" ", row))
                                    .toList()));
        }
        return letters;
    }

    /** {@code consumer id topic origin} of what is new. */
    private static List<String> since(Map<String, Set<String>> before, Map<String, Set<String>> now) {
        return now.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(letter -> !before.get(entry.getKey()).contains(letter))
                        .map(letter -> entry.getKey() + " " + letter))
                .toList();
    }

    private static List<String> kinds(List<String> letters) {
        return letters.stream()
                .map(letter -> letter.split(" "))
                .map(words -> words[0] + " " + words[2] + " " + words[3])
                .toList();
    }
}
