package io.orderflow.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Machine;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.deadletter.TestDeadLetters;
import io.orderflow.platform.role.TestRole;
import io.orderflow.platform.test.contract.Events;
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

/** An inbox on tables of its own, with one aggregate's events and a handler that writes down what it was given. */
final class SequencedInbox implements AutoCloseable {

    private static final String TOPIC = Topics.CATALOG_PRODUCT_CREATED;

    final Machine machine = new Machine();
    /** Versions that the handler cannot handle yet. */
    final Set<Long> notReady = ConcurrentHashMap.newKeySet();

    private final String aggregate = "a-" + UUID.randomUUID();
    private final List<ParkedRetry> retries = new ArrayList<>();

    SequencedInbox() {
        machine.change(
                "create table effect (id bigint generated always as identity, aggregate_id text, version bigint)");
    }

    @Override
    public void close() {
        retries.forEach(retry -> retry.stop(new ShutdownEvent()));
        machine.close();
    }

    Inbox inbox(Sequence sequence) {
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

    void start(Inbox inbox) {
        var retry = new ParkedRetry(inbox, new InboxRows(machine.database), TestRole.all(), machine.vertx);
        retries.add(retry);
        retry.start(new StartupEvent());
    }

    void receive(Inbox inbox, Event<ProductCreated> event) {
        machine.await(delivery(inbox, event));
    }

    static Uni<Void> delivery(Inbox inbox, Event<ProductCreated> event) {
        return Uni.createFrom()
                .deferred(() -> inbox.receive(TOPIC, event.envelope().eventId().toString(), WireJson.write(event)));
    }

    static Uni<Void> bulk(Inbox inbox, List<Event<ProductCreated>> events) {
        var deliveries = events.stream()
                .map(event -> new Delivery(event.envelope().eventId().toString(), WireJson.write(event)))
                .toList();
        return Uni.createFrom()
                .deferred(() -> inbox.receiveAll(TOPIC, deliveries))
                .invoke(stored -> assertThat(stored).hasSameSizeAs(events).doesNotContain(false))
                .replaceWithVoid();
    }

    List<Event<ProductCreated>> shuffled(int versions, long seed) {
        var events = IntStream.rangeClosed(1, versions)
                .mapToObj(this::event)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(events, new Random(seed));
        return events;
    }

    Event<ProductCreated> event(long version) {
        return Events.of(
                TOPIC,
                aggregate,
                version,
                new ProductCreated("p", "sku", "Mug", new WireMoney(100, "USD"), "standard", 1));
    }

    /** Versions in the order in which they had their effect. */
    List<Long> handled() {
        return Arrays.stream(machine.text("select string_agg(version::text, ' ' order by id) from effect")
                        .replace("null", "")
                        .split(" "))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    String state(Event<ProductCreated> event) {
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
