package io.orderflow.local.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.local.Refusal;
import io.orderflow.local.plan.Placeholders;
import io.orderflow.local.plan.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sidecars of this machine are given, rendered from the real source. */
class ComponentsTest {
    private static final Path SOURCE = Path.of("../dapr-components");
    private static final Placeholders PLACEHOLDERS = new Placeholders(Map.of(
            "redis.address", none -> "127.0.0.1:6390",
            "redis.user", none -> "",
            "redis.password", none -> "p: w",
            "names.file", none -> "/tmp/names.sqlite"));

    @TempDir
    Path target;

    private List<Map<String, Object>> documents;

    @BeforeEach
    void render() throws IOException {
        new Components(SOURCE).render(PLACEHOLDERS, target);
        documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(target.resolve("components"))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> documents.add(Yaml.of(file).document()));
        }
    }

    @Test
    void letsEachConsumerSubscribeToItsTopicsAndPublishTheirDeadLetters() {
        Map<String, List<String>> maySubscribe = scopes("subscriptionScopes");
        Map<String, List<String>> mayPublish = scopes("publishingScopes");
        List<Map<String, Object>> subscriptions = ofKind("Subscription");
        assertThat(subscriptions).isNotEmpty();
        for (Map<String, Object> subscription : subscriptions) {
            Map<?, ?> spec = (Map<?, ?>) subscription.get("spec");
            String app = ((List<?>) subscription.get("scopes")).getFirst().toString();
            assertThat(app).doesNotEndWith("-worker");
            assertThat(maySubscribe.get(app)).contains(spec.get("topic").toString());
            if (spec.get("deadLetterTopic") != null) {
                assertThat(mayPublish.get(app))
                        .contains(spec.get("deadLetterTopic").toString());
            }
        }
    }

    @Test
    void protectsEveryTopicAndAllowsNoOther() {
        List<String> allowed = list("allowedTopics");
        assertThat(list("protectedTopics")).isEqualTo(allowed);
        TreeSet<String> used = new TreeSet<>();
        scopes("publishingScopes").values().forEach(used::addAll);
        scopes("subscriptionScopes").values().forEach(used::addAll);
        assertThat(used).isEqualTo(new TreeSet<>(allowed));
    }

    @Test
    void drainsEveryDeadLetterTopicInTheServiceThatFillsIt() {
        List<String> drained = ofKind("Subscription").stream()
                .filter(subscription -> ((Map<?, ?>) subscription.get("spec")).get("deadLetterTopic") == null)
                .map(ComponentsTest::appAndTopic)
                .toList();
        List<String> filled = ofKind("Subscription").stream()
                .filter(subscription -> ((Map<?, ?>) subscription.get("spec")).get("deadLetterTopic") != null)
                .map(subscription -> appAndTopic(subscription) + ".dlq")
                .toList();
        assertThat(drained).containsExactlyInAnyOrderElementsOf(filled);
    }

    @Test
    void pointsAtThisMachineAndLeavesOutWhatNeedsMutualTls() {
        Map<?, ?> spec = (Map<?, ?>)
                Yaml.of(target.resolve("configuration.yaml")).document().get("spec");
        assertThat(spec.get("accessControl")).isNull();
        assertThat(spec.get("nameResolution").toString()).contains("sqlite").contains("/tmp/names.sqlite");
        assertThat(value("redisHost")).isEqualTo("127.0.0.1:6390");
        assertThat(value("redisPassword")).isEqualTo("p: w");
        assertThat(value("redeliverInterval")).matches("\\d+");
    }

    @Test
    void refusesAnOverlayWithoutABase() throws IOException {
        Files.createDirectories(target.resolve("source/base"));
        Files.createDirectories(target.resolve("source/overlays/local"));
        Files.writeString(
                target.resolve("source/overlays/local/x.yaml"), "{kind: Component, metadata: {name: typo}}\n");
        assertThatThrownBy(() -> new Components(target.resolve("source")).render(PLACEHOLDERS, target))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Component-typo");
    }

    private static String appAndTopic(Map<String, Object> subscription) {
        return subscription.get("scopes") + " " + ((Map<?, ?>) subscription.get("spec")).get("topic");
    }

    private List<Map<String, Object>> ofKind(String kind) {
        return documents.stream()
                .filter(document -> kind.equals(document.get("kind")))
                .toList();
    }

    private String value(String name) {
        Map<?, ?> pubsub = ofKind("Component").stream()
                .filter(document -> document.get("metadata").toString().contains("pubsub"))
                .findFirst()
                .orElseThrow();
        return ((List<?>) ((Map<?, ?>) pubsub.get("spec")).get("metadata"))
                .stream()
                        .map(item -> (Map<?, ?>) item)
                        .filter(item -> name.equals(item.get("name")))
                        .map(item -> item.get("value").toString())
                        .findFirst()
                        .orElseThrow();
    }

    private List<String> list(String name) {
        return Arrays.stream(value(name).split(",")).map(String::strip).toList();
    }

    private Map<String, List<String>> scopes(String name) {
        return Arrays.stream(value(name).split(";"))
                .map(scope -> scope.split("="))
                .collect(Collectors.toMap(sides -> sides[0], sides -> List.of(sides[1].split(","))));
    }
}
