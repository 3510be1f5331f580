package io.orderflow.schemas.docs;

import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.CataloguedTopic;
import io.orderflow.schemas.catalogue.Consumer;
import io.orderflow.schemas.catalogue.RetiredTopic;
import io.orderflow.schemas.catalogue.State;
import java.util.stream.Collectors;

/** The topic map for people, drawn from the catalogue: a picture of what flows today and a table of everything. */
final class TopicMap {
    private TopicMap() {}

    static String draw(Catalogue catalogue) {
        return """
                # Topics

                Drawn from `shared-schemas/catalogue.yaml` by its build; edit that file and let the build draw this one again.

                ## What flows today

                ```mermaid
                flowchart LR
                %s
                ```

                ## All topics

                In *italics*: decided, but the service is not there yet; a topic is awaited where only its publisher is missing. Each topic's dead letters go to `<topic>.dlq`.

                | Topic | State | Publisher | Consumers | Key | Schema | Kept |
                |---|---|---|---|---|---|---|
                %s

                ## Retired

                Nobody may publish or consume these again; the build refuses it.

                | Topic | Instead |
                |---|---|
                %s
                """.formatted(
                        catalogue.live().stream()
                                .filter(CataloguedTopic::isPublished)
                                .map(TopicMap::arrows)
                                .collect(Collectors.joining("\n")),
                        catalogue.topics().stream().map(TopicMap::row).collect(Collectors.joining("\n")),
                        catalogue.retired().stream().map(TopicMap::row).collect(Collectors.joining("\n")));
    }

    private static String arrows(CataloguedTopic topic) {
        return topic.liveConsumers().stream()
                .map(consumer -> "    %s -->|%s| %s".formatted(topic.publisher(), topic.topic(), consumer))
                .collect(Collectors.joining("\n"));
    }

    private static String row(CataloguedTopic topic) {
        return "| `%s` | %s | %s | %s | `%s` | %s | %d days |"
                .formatted(
                        topic.topic(),
                        state(topic.state()),
                        named(topic.publisher(), topic.state()),
                        topic.consumers().stream().map(TopicMap::named).collect(Collectors.joining(", ")),
                        topic.key(),
                        topic.isLive() ? schemas(topic) : "",
                        topic.retentionDays());
    }

    private static String row(RetiredTopic topic) {
        return "| `%s` | `%s` |".formatted(topic.topic(), topic.instead());
    }

    private static String schemas(CataloguedTopic topic) {
        return topic.versions().stream()
                .map(v -> "[v%d](../shared-schemas/events/%s/v%d.schema.json)".formatted(v, topic.topic(), v))
                .collect(Collectors.joining(", "));
    }

    private static String named(Consumer consumer) {
        return named(consumer.service(), consumer.state());
    }

    private static String state(State state) {
        return switch (state) {
            case LIVE -> "live";
            case AWAITED -> "awaited";
            case PLANNED -> "*planned*";
        };
    }

    private static String named(String service, State state) {
        return state == State.LIVE ? service : "*" + service + "*";
    }
}
