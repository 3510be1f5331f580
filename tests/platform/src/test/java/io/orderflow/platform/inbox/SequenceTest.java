package io.orderflow.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Machine;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.deadletter.TestDeadLetters;
import io.orderflow.platform.role.TestRole;
import io.orderflow.platform.test.contract.Events;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.ProductCreated;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events of one aggregate that come in any order, for topics that mind. */
@Tag("M2.3")
@Tag("T5.1")
class SequenceTest {

    private static final String TOPIC = Topics.CATALOG_PRODUCT_CREATED;

    private final Machine machine = new Machine();
    private final String aggregate = "a-" + UUID.randomUUID();
    private final Set<Long> notReady = ConcurrentHashMap.newKeySet();
    private final List<ParkedRetry> retries = new ArrayList<>();

    @BeforeEach
    void createTable() {
        machine.change(
                "create table effect (id bigint generated always as identity, aggregate_id text, version bigint)");
    }

    @AfterEach
    void close() {
        retries.forEach(retry -> retry.stop(new ShutdownEvent()));
        machine.close();
    }

    @Test
    void ignoresWhatIsOlderThanTheNewestHandled() {
        var inbox = inbox(Sequence.NEWEST);
        var old = event(1);
        receive(inbox, event(3));
        receive(inbox, old);
        receive(inbox, event(4));
        assertThat(handled()).containsExactly(3L, 4L);
        assertThat(state(old)).isEqualTo("ignored stale");
    }

    @Test
    void neverGoesBackUnderParallelDelivery() {
        var inbox = inbox(Sequence.NEWEST);
        var events = shuffled(24, 1);
        machine.await(Uni.join()
                .all(events.stream().map(event -> delivery(inbox, event)).toList())
                .usingConcurrencyOf(8)
                .andFailFast());
        assertThat(handled()).isSorted().doesNotHaveDuplicates().endsWith(24L);
        assertThat(machine.number("select count(*) from inbox where state in ('done', 'ignored')"))
                .isEqualTo(24);
    }

    @Test
    void doesNotCountWhatCouldNotBeHandled() {
        var inbox = inbox(Sequence.NEWEST);
        notReady.add(2L);
        var second = event(2);
        receive(inbox, second);
        assertThat(state(second)).isEqualTo("parked not ready");
        receive(inbox, event(1));
        notReady.clear();
        start(inbox);
        Eventually.holds(() -> assertThat(handled()).containsExactly(1L, 2L));
    }

    @Test
    void parksWhatLeavesAGapAndHealsItInOrderAsSoonAsItIsFilled() {
        var inbox = inbox(Sequence.GAPLESS);
        var later = LongStream.of(4, 2, 3).mapToObj(this::event).toList();
        later.forEach(event -> receive(inbox, event));
        assertThat(later).extracting(this::state).containsOnly("parked gap: waits for version 1");
        assertThat(handled()).isEmpty();

        machine.change("update inbox set next_attempt_at = now() + interval '1 hour'");
        receive(inbox, event(1));
        start(inbox);
        Eventually.holds(() -> assertThat(handled()).containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void handlesEachOnceAndInOrderHoweverTheyCome() {
        var inbox = inbox(Sequence.GAPLESS);
        start(inbox);
        var events = shuffled(30, 2);
        var deliveries = new ArrayList<Uni<Void>>();
        events.forEach(event -> deliveries.add(delivery(inbox, event)));
        events.forEach(event -> deliveries.add(delivery(inbox, event)));
        deliveries.add(bulk(inbox, events));
        deliveries.add(bulk(inbox, events.reversed()));
        Collections.shuffle(deliveries, new Random(3));
        machine.await(Uni.join().all(deliveries).usingConcurrencyOf(8).andFailFast());
        Eventually.holds(() -> assertThat(handled())
                .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList()));
        assertThat(machine.number("select count(*) from dead_letter")).isZero();
    }

    @Test
    void handlesAWholeBulkInOneGoWhereNothingIsMissing() {
        var inbox = inbox(Sequence.GAPLESS);
        machine.await(bulk(inbox, shuffled(12, 4)));
        assertThat(handled()).isEqualTo(LongStream.rangeClosed(1, 12).boxed().toList());
        assertThat(machine.number("select count(distinct xmin::text) from inbox"))
                .isEqualTo(1);
    }

    @Test
    void ignoresASecondEventOfAVersionThatIsHandled() {
        var inbox = inbox(Sequence.GAPLESS);
        receive(inbox, event(1));
        receive(inbox, event(2));
        var again = event(2);
        receive(inbox, again);
        assertThat(handled()).containsExactly(1L, 2L);
        assertThat(state(again)).isEqualTo("ignored stale");
    }

    @Test
    void writesNothingForATopicThatDoesNotMind() {
        var inbox = inbox(Sequence.NONE);
        receive(inbox, event(2));
        receive(inbox, event(1));
        assertThat(handled()).containsExactly(2L, 1L);
        assertThat(machine.number("select count(*) from inbox_sequence")).isZero();
    }

    private Inbox inbox(Sequence sequence) {
        var rows = new InboxRows(machine.database);
        var letters = TestDeadLetters.of(machine.database);
        var sequences = new Sequences();
        var taking = new Taking(machine.database, rows, sequences, letters);
        return new Inbox(
                rows,
                taking,
                new TakingTogether(machine.database, rows, sequences, taking),
                letters,
                List.of(new Recorder(sequence)));
    }

    private void start(Inbox inbox) {
        var retry = new ParkedRetry(inbox, new InboxRows(machine.database), TestRole.all(), machine.vertx);
        retries.add(retry);
        retry.start(new StartupEvent());
    }

    private void receive(Inbox inbox, Event<ProductCreated> event) {
        machine.await(delivery(inbox, event));
    }

    private static Uni<Void> delivery(Inbox inbox, Event<ProductCreated> event) {
        return Uni.createFrom()
                .deferred(() -> inbox.receive(TOPIC, event.envelope().eventId().toString(), WireJson.write(event)));
    }

    private static Uni<Void> bulk(Inbox inbox, List<Event<ProductCreated>> events) {
        var deliveries = events.stream()
                .map(event -> new Delivery(event.envelope().eventId().toString(), WireJson.write(event)))
                .toList();
        return Uni.createFrom()
                .deferred(() -> inbox.receiveAll(TOPIC, deliveries))
                .invoke(stored -> assertThat(stored).hasSameSizeAs(events).doesNotContain(false))
                .replaceWithVoid();
    }

    private List<Event<ProductCreated>> shuffled(int versions, long seed) {
        var events = IntStream.rangeClosed(1, versions)
                .mapToObj(this::event)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(events, new Random(seed));
        return events;
    }

    private Event<ProductCreated> event(long version) {
        return Events.of(
                TOPIC,
                aggregate,
                version,
                new ProductCreated("p", "sku", "Mug", new WireMoney(100, "USD"), "standard", 1));
    }

    /** Versions in the order in which they had their effect. */
    private List<Long> handled() {
        return Arrays.stream(machine.text("select string_agg(version::text, ' ' order by id) from effect")
                        .replace("null", "")
                        .split(" "))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    private String state(Event<ProductCreated> event) {
        return machine.text(
                "select state || coalesce(' ' || reason, '') from inbox where event_id = $1",
                event.envelope().eventId());
    }

    private final class Recorder implements TopicHandler<ProductCreated> {
        private final Sequence sequence;

        Recorder(Sequence sequence) {
            this.sequence = sequence;
        }

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public Class<ProductCreated> type() {
            return ProductCreated.class;
        }

        @Override
        public Sequence sequence() {
            return sequence;
        }

        @Override
        public Uni<Handled> handle(Tx tx, Event<ProductCreated> event) {
            long version = event.envelope().aggregateVersion();
            return notReady.contains(version)
                    ? Uni.createFrom().item(Handled.park("not ready"))
                    : tx.later("insert into effect (aggregate_id, version) values ($1, $2)", aggregate, version)
                            .replaceWith(Handled.done());
        }
    }
}
