package io.orderflow.schemas.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.CataloguedTopic;
import io.orderflow.schemas.catalogue.RetiredTopic;
import io.orderflow.schemas.repo.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T4.2")
class TopicLiteralsTest {
    private final Catalogue catalogue = Catalogue.load();
    private final List<Path> shipped = TopicLiterals.shippedFiles();

    @Test
    void findsFilesOfEveryKindToLookAt() {
        assertThat(shipped)
                .map(file -> Repository.root().relativize(file).toString())
                .contains(
                        "shared-schemas/src/main/java/io/orderflow/schemas/Topics.java",
                        "dapr-components/base/pubsub.yaml",
                        "dapr.yaml");
    }

    @Test
    void findsNoRetiredTopicAnywhere() {
        List<String> retired =
                catalogue.retired().stream().map(RetiredTopic::topic).toList();

        assertThat(retired).isNotEmpty();
        assertThat(shipped)
                .allSatisfy(
                        file -> assertThat(named(file, retired)).as(shown(file)).isEmpty());
    }

    @Test
    @Tag("T4.1")
    void findsTopicNamesOnlyInConstantsAndManifests() {
        List<String> topics =
                catalogue.topics().stream().map(CataloguedTopic::topic).toList();

        assertThat(shipped)
                .filteredOn(file ->
                        shown(file).contains("src/main/") && !shown(file).endsWith("/schemas/Topics.java"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(named(file, topics)).as(shown(file)).isEmpty());
    }

    @Test
    void findsNoPlannedTopicInTheManifests() {
        List<String> planned = catalogue.topics().stream()
                .filter(topic -> !topic.isLive())
                .map(CataloguedTopic::topic)
                .toList();

        assertThat(shipped)
                .filteredOn(file -> !shown(file).contains("src/main/"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(named(file, planned)).as(shown(file)).isEmpty());
    }

    @Test
    void recognizesATopicNameInEveryFormItMayTake() {
        Path java = Path.of("A.java");
        Path yaml = Path.of("a.yaml");

        assertThat(TopicLiterals.names(java, "add(\"order.cancelled\")", "order.cancelled"))
                .isTrue();
        assertThat(TopicLiterals.names(java, "\"a.b,order.cancelled\"", "order.cancelled"))
                .isTrue();
        assertThat(TopicLiterals.names(java, "if (order.cancelled()) {}", "order.cancelled"))
                .isFalse();
        assertThat(TopicLiterals.names(java, "\"orders.order.cancelled\"", "order.cancelled"))
                .isFalse();
        assertThat(TopicLiterals.names(yaml, "topic: order.cancelled\n", "order.cancelled"))
                .isTrue();
        assertThat(TopicLiterals.names(yaml, "order=order.cancelled;payment=x", "order.cancelled"))
                .isTrue();
        assertThat(TopicLiterals.names(yaml, "deadLetterTopic: order.cancelled.dlq", "order.cancelled"))
                .isTrue();
        assertThat(TopicLiterals.names(yaml, "topic: orders.order.cancelled", "order.cancelled"))
                .isFalse();
    }

    private static List<String> named(Path file, List<String> topics) {
        String text = Repository.text(file);
        return topics.stream()
                .filter(topic -> TopicLiterals.names(file, text, topic))
                .toList();
    }

    private static String shown(Path file) {
        return Repository.root().relativize(file).toString();
    }
}
