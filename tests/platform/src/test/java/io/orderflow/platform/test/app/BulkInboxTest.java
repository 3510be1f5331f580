package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.inbox.Delivery;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.ProductCreated;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several events in one delivery, as a sidecar with a bulk subscription makes it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("T5.1")
class BulkInboxTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Inbox inbox;

    @Inject
    Database database;

    @Inject
    Effects effects;

    @Inject
    ProductHandler handler;

    @Test
    void takesThemInOneTransactionAndEachUnderItsOwnCause() {
        var events = Stream.generate(() -> event("tell")).limit(20).toList();
        deliver(events);
        assertThat(events).allSatisfy(this::isDoneOnce);
        assertThat(effects.number(
                        "select count(distinct xmin::text) from inbox where event_id = any($1)", (Object) ids(events)))
                .as("transactions")
                .isEqualTo(1);
        assertThat(events)
                .allSatisfy(event -> assertThat(effects.text(
                                "select payload::json ->> 'causation_id' from outbox where aggregate_id = $1",
                                event.data().sku()))
                        .isEqualTo(event.envelope().eventId().toString()));
    }

    @Test
    void handlesTheEventsOfAnAggregateInTheirOrder() {
        String aggregate = "p-" + UUID.randomUUID();
        var events = new ArrayList<>(IntStream.rangeClosed(1, 12)
                .mapToObj(version -> Events.of(Products.TOPIC, aggregate, version, Products.any("ok")))
                .toList());
        Collections.shuffle(events, new Random(1));
        deliver(events);
        assertThat(effects.text("""
                        select string_agg(i.aggregate_version::text, ' ' order by e.id)
                        from effect e join inbox i on i.event_id = e.event_id
                        where i.aggregate_id = $1""", aggregate)).isEqualTo("1 2 3 4 5 6 7 8 9 10 11 12");
    }

    @Test
    void hasOneEffectOfEachUnderParallelOverlappingBulks() {
        var events = Stream.generate(() -> event("ok")).limit(32).toList();
        var random = new Random(2);
        var bulks = Stream.generate(() -> {
                    var some = new ArrayList<>(events);
                    Collections.shuffle(some, random);
                    return inbox.receiveAll(Products.TOPIC, deliveries(some.subList(0, 24)));
                })
                .limit(12)
                .toList();
        assertThat(Uni.join().all(bulks).andFailFast().await().atMost(LIMIT))
                .allSatisfy(stored -> assertThat(stored).hasSize(24).doesNotContain(false));
        deliver(events);
        assertThat(events).allSatisfy(this::isDoneOnce);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foreign",
                "foreign ok",
                "foreign foreign ok",
                "foreign ok ok",
                "foreign foreign",
                "foreign always"
            })
    void handlesNothingThatConcernsNobodyHoweverItComes(String delivery) {
        var events = Stream.of(delivery.split(" ")).map(BulkInboxTest::event).toList();
        deliver(events);
        assertThat(events)
                .filteredOn(event -> event.data().sku().startsWith("foreign"))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(state(event)).isEqualTo("ignored");
                    assertThat(effects.count(event.data().sku())).isZero();
                    assertThat(handler.calls).doesNotContainKey(event.data().sku());
                });
        assertThat(events)
                .filteredOn(event -> event.data().sku().startsWith("ok"))
                .allSatisfy(this::isDoneOnce);
    }

    @Test
    @Tag("T5.2")
    void letsPoisonAndWhatCannotBeHandledSpoilNoOther() {
        var good = Stream.generate(() -> event("ok")).limit(10).toList();
        var bad = List.of(event("park"), event("always"), event("ignore"));
        var all = new ArrayList<>(deliveries(good));
        all.addAll(deliveries(bad));
        String poison = UUID.randomUUID().toString();
        String hostile = "ok-" + UUID.randomUUID();
        all.add(new Delivery(poison, "{\"nonsense\":"));
        all.addAll(deliveries(List.of(Events.of(Products.TOPIC, "a\u0000b", Products.named(hostile)))));
        Collections.shuffle(all, new Random(3));

        assertThat(inbox.receiveAll(Products.TOPIC, all).await().atMost(LIMIT))
                .hasSameSizeAs(all)
                .doesNotContain(false);
        assertThat(good).allSatisfy(this::isDoneOnce);
        assertThat(bad).extracting(this::state).containsExactly("parked", "parked", "ignored");
        assertThat(effects.text("select origin from dead_letter where event_id = $1", poison))
                .isEqualTo("poison");
        assertThat(effects.count(hostile)).isZero();
    }

    @Test
    void healsWhatFailsOnlyAtFirst() {
        var events = List.of(event("ok"), event("twice"), event("ok"));
        deliver(events);
        Eventually.holds(() -> assertThat(events).allSatisfy(this::isDoneOnce));
    }

    @Test
    void runsAsAWholeAgainWhenItLosesADeadlock() {
        // By their ids both bulks would take the accounts in turn; what stands in the events has them do it against
        // each other.
        var forth = List.of(lock("1", "a"), lock("2", "b"));
        var back = List.of(lock("1", "b"), lock("2", "a"));
        var both = Stream.of(forth, back)
                .map(events -> inbox.receiveAll(Products.TOPIC, deliveries(events)))
                .toList();
        assertThat(Uni.join().all(both).andFailFast().await().atMost(LIMIT))
                .allSatisfy(stored -> assertThat(stored).doesNotContain(false));
        assertThat(Stream.concat(forth.stream(), back.stream())).allSatisfy(this::isDoneOnce);
        assertThat(effects.number("select count(distinct xmin::text) from inbox where event_id = any($1)", (Object)
                        ids(Stream.concat(forth.stream(), back.stream()).toList())))
                .as("transactions")
                .isEqualTo(2);
    }

    @Test
    @Tag("T5.2")
    void keepsEachOneThatTheSidecarGaveUpOn() {
        var events = List.of(event("ok"), event("ok"));
        assertThat(inbox.receiveAll(Products.TOPIC + ".dlq", deliveries(events))
                        .await()
                        .atMost(LIMIT))
                .containsExactly(true, true);
        assertThat(events)
                .allSatisfy(event -> assertThat(effects.text(
                                "select origin from dead_letter where event_id = $1",
                                event.envelope().eventId().toString()))
                        .isEqualTo("broker"));
    }

    private static Event<ProductCreated> lock(String aggregate, String account) {
        return Events.of(Products.TOPIC, aggregate + UUID.randomUUID(), Products.any("lock-" + account));
    }

    private void deliver(List<Event<ProductCreated>> events) {
        assertThat(inbox.receiveAll(Products.TOPIC, deliveries(events)).await().atMost(LIMIT))
                .hasSameSizeAs(events)
                .doesNotContain(false);
    }

    private void isDoneOnce(Event<ProductCreated> event) {
        assertThat(state(event)).isEqualTo("done");
        assertThat(effects.count(event.data().sku())).isEqualTo(1);
    }

    private String state(Event<ProductCreated> event) {
        return effects.text(
                "select state from inbox where event_id = $1", event.envelope().eventId());
    }

    private static List<Delivery> deliveries(List<Event<ProductCreated>> events) {
        return events.stream()
                .map(event -> new Delivery(event.envelope().eventId().toString(), WireJson.write(event)))
                .toList();
    }

    private static UUID[] ids(List<Event<ProductCreated>> events) {
        return events.stream().map(event -> event.envelope().eventId()).toArray(UUID[]::new);
    }

    private static Event<ProductCreated> event(String behaviour) {
        var product = Products.any(behaviour);
        return Events.of(Products.TOPIC, product.productId(), product);
    }
}
