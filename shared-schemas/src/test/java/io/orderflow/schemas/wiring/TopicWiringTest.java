package io.orderflow.schemas.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.orderflow.schemas.Topics;
import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.CataloguedTopic;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One topic table, told four times: catalogue, subscriptions, scopes, code. The catalogue's own agreement with the
 * domain's table and with schemas and records is {@code CatalogueTest}'s.
 */
@Tag("T4.1")
@Tag("T4.2")
class TopicWiringTest {
    private final Catalogue catalogue = Catalogue.load();
    private final DaprComponents dapr = DaprComponents.read();

    @Test
    void subscribesEachWorkerToWhatTheCatalogueSaysAndNobodyElse() {
        Set<Edge> expected = Expected.sorted();
        Expected.consumers(catalogue).forEach(edge -> {
            expected.add(worker(edge));
            expected.add(worker(deadLetter(edge)));
        });
        Set<Edge> subscribed = Expected.sorted();
        dapr.subscriptions().forEach(s -> s.scopes().forEach(app -> subscribed.add(new Edge(app, s.topic()))));

        assertThat(subscribed).isEqualTo(expected).isNotEmpty();
        assertThat(dapr.subscriptions()).as("no subscription twice").hasSize(expected.size());
    }

    @Test
    void givesEverySubscriptionItsNameRouteAndDeadLetterTopic() {
        assertThat(dapr.subscriptions()).isNotEmpty().allSatisfy(subscription -> {
            String topic = subscription.topic();
            String service = subscription.scopes().getFirst().replaceFirst("-worker$", "");
            assertThat(subscription.name())
                    .isEqualTo(service + "--" + topic.replace('.', '-').replace('_', '-'));
            assertThat(subscription.pubsub()).isEqualTo("pubsub");
            assertThat(subscription.route()).isEqualTo("/events");
            if (catalogue.find(topic).isPresent()) {
                assertThat(subscription.deadLetter()).isEqualTo(Topics.deadLetterOf(topic));
            } else {
                assertThat(subscription.deadLetter())
                        .as("a drain has no dead letters")
                        .isNull();
            }
        });
    }

    /** A worker waits with its message until its bulk is full or its time is up: fewer workers than that, and each bulk takes that time. */
    @Test
    void subscribesLiveTopicsInBulksThatTheWorkersCanFill() {
        assertThat(dapr.subscriptions()).allSatisfy(subscription -> {
            boolean live = catalogue.find(subscription.topic()).isPresent();
            assertThat(subscription.bulk())
                    .as(subscription.name())
                    .isEqualTo(live ? dapr.number("concurrency") / 2 : 1);
        });
        assertThat(dapr.number("queueDepth")).isLessThanOrEqualTo(2 * dapr.number("concurrency"));
    }

    @Test
    void letsEachServicePublishExactlyWhatIsItsOwn() {
        Set<Edge> expected = Expected.sorted();
        Expected.publishers(catalogue).forEach(edge -> {
            expected.add(edge);
            expected.add(worker(edge));
        });
        // A sidecar moves dead letters with the rights of the consumer that it serves.
        Expected.consumers(catalogue).forEach(edge -> expected.add(worker(deadLetter(edge))));

        assertThat(dapr.scopes("publishingScopes")).isEqualTo(expected);
    }

    @Test
    void letsOnlyWorkersSubscribeAndOnlyToWhatTheyConsume() {
        Set<Edge> expected = Expected.sorted();
        Expected.consumers(catalogue).forEach(edge -> {
            expected.add(worker(edge));
            expected.add(worker(deadLetter(edge)));
        });

        assertThat(dapr.scopes("subscriptionScopes")).isEqualTo(expected);
    }

    @Test
    void opensNoTopicToEverybody() {
        Set<String> topics = new TreeSet<>(Topics.ALL);
        Topics.ALL.forEach(topic -> topics.add(Topics.deadLetterOf(topic)));

        assertThat(dapr.topics("allowedTopics")).isEqualTo(topics);
        assertThat(dapr.topics("protectedTopics")).isEqualTo(topics);
    }

    @Test
    void givesTheComponentToTheServicesOfTheCatalogueOnly() {
        Set<String> expected = new TreeSet<>();
        Expected.publishers(catalogue)
                .forEach(e -> expected.addAll(Set.of(e.service(), worker(e).service())));
        Expected.consumers(catalogue)
                .forEach(e -> expected.addAll(Set.of(e.service(), worker(e).service())));

        assertThat(dapr.pubsubScopes()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void handlesInCodeExactlyWhatTheCatalogueSaysIsConsumed() {
        assertThat(ServiceSources.references("events/incoming")).isEqualTo(ofPresent(Expected.consumers(catalogue)));
    }

    @Test
    void publishesInCodeExactlyWhatTheCatalogueSaysIsPublished() {
        assertThat(ServiceSources.references("events/outgoing")).isEqualTo(ofPresent(Expected.publishers(catalogue)));
    }

    @Test
    void namesTopicsInTheEventRoomsOnly() {
        assertThat(ServiceSources.strays()).isEmpty();
    }

    @Test
    void findsCodeForEveryServiceThatTheCatalogueCallsLive() {
        Set<String> live =
                Expected.publishers(catalogue).stream().map(Edge::service).collect(Collectors.toSet());
        Expected.consumers(catalogue).forEach(edge -> live.add(edge.service()));

        assumeThat(ServiceSources.present())
                .as("the first services are being built")
                .contains("order");
        assertThat(ServiceSources.present()).isEqualTo(new TreeSet<>(live));
    }

    /** The day a service comes, what it was awaited for is its to publish. */
    @Test
    void awaitsOnlyPublishersThatAreNotThere() {
        assertThat(catalogue.live())
                .filteredOn(topic -> !topic.isPublished())
                .extracting(CataloguedTopic::publisher)
                .doesNotContainAnyElementsOf(ServiceSources.present());
    }

    @Test
    void seesReferencesInEveryForm() {
        assertThat(ServiceSources.constants("""
                import static io.orderflow.schemas.Topics.CATALOG_PRODUCT_CREATED;
                outbox.add(tx, Topics.PAYMENTS_PAYMENT_FAILED, x); Topics
                    .PAYMENTS_PAYMENT_CONFIRMED; OtherTopics.NOT_ONE; Topics.deadLetterOf(topic);
                """))
                .containsExactly("CATALOG_PRODUCT_CREATED", "PAYMENTS_PAYMENT_FAILED", "PAYMENTS_PAYMENT_CONFIRMED");
    }

    private static Set<Edge> ofPresent(Set<Edge> edges) {
        Set<String> present = ServiceSources.present();
        return edges.stream()
                .filter(edge -> present.contains(edge.service()))
                .collect(Collectors.toCollection(Expected::sorted));
    }

    private static Edge worker(Edge edge) {
        return new Edge(edge.service() + "-worker", edge.topic());
    }

    private static Edge deadLetter(Edge edge) {
        return new Edge(edge.service(), Topics.deadLetterOf(edge.topic()));
    }
}
