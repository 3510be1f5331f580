package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.dapr.Publisher.Entry;
import io.orderflow.platform.outbox.LaneLeases.Held;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What those who look after a relay are told, and what one bad event does to the others. */
@Tag("X3.1")
class RelayRoundsTest {

    private final Queue queue = new Queue();
    private final Told told = new Told();
    private final Set<String> bad = new HashSet<>();
    private final List<Integer> calls = new ArrayList<>();
    private boolean away;
    private boolean naming;
    private long now;

    private final LaneLeases leases = new LaneLeases(new OneLane(), "relay", () -> now);
    private final RelayRounds rounds =
            new RelayRounds(queue, leases, (topic, entries) -> publish(entries), told, () -> now, new Random(1));

    @Test
    @Tag("X3.13")
    void alertsOnceWhenAnEventIsRefusedForTheTenthTime() {
        naming = true;
        queue.add(2);
        bad.add("e0");
        rounds(RelayRounds.ALERT_AT - 1);
        assertThat(told.refusedOften).isEmpty();
        rounds(1);
        assertThat(told.refusedOften).containsExactly("e0");
        rounds(20);
        assertThat(told.refusedOften).hasSize(1);
        assertThat(queue.waiting()).containsExactly("e0");
    }

    /** It stays in the queue, and what it can be published with is not told by a broker that is away. */
    @Test
    void tellsOfEachCallToABrokerThatIsAwayAndBlamesNoEvent() {
        away = true;
        queue.add(20);
        rounds(12);
        assertThat(told.away).startsWith(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(queue.failed).isEmpty();
        away = false;
        rounds(2);
        assertThat(queue.waiting()).isEmpty();
    }

    @Test
    void letsOnlyThoseWaitThatABrokerWillNotHaveAndDoesNotName() {
        queue.add(400);
        bad.addAll(Set.of("e7", "e8", "e211", "e399"));
        rounds(4);
        assertThat(queue.waiting()).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(queue.failed).containsExactlyInAnyOrderElementsOf(bad);

        calls.clear();
        queue.add(100);
        queue.postponed = true;
        rounds(1);
        assertThat(calls).as("bulks again").containsExactly(100);
        assertThat(queue.waiting()).containsExactlyInAnyOrderElementsOf(bad);
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            now += TimeUnit.SECONDS.toNanos(6);
            leases.renew().await().indefinitely();
            rounds.next().await().indefinitely();
        }
    }

    private Uni<Map<String, String>> publish(List<Entry> entries) {
        calls.add(entries.size());
        List<String> unwanted =
                entries.stream().map(Entry::id).filter(bad::contains).toList();
        if (away || !naming && !unwanted.isEmpty()) {
            return Uni.createFrom().failure(new IOException("no"));
        }
        return Uni.createFrom()
                .item(unwanted.stream().collect(java.util.stream.Collectors.toMap(id -> id, id -> "no")));
    }

    private static final class Queue implements PendingEvents {
        final List<String> failed = new ArrayList<>();
        private final List<PendingEvent> waiting = new ArrayList<>();
        private boolean postponed;
        private int made;

        void add(int count) {
            for (int end = made + count; made < end; made++) {
                waiting.add(new PendingEvent(made, "e" + made, "topic", "a" + made, "{}", 0));
            }
        }

        List<String> waiting() {
            return waiting.stream().map(PendingEvent::eventId).toList();
        }

        @Override
        public Uni<List<PendingEvent>> due(List<Held> lanes, int limit) {
            return Uni.createFrom()
                    .item(waiting.stream()
                            .filter(event -> !postponed || !failed.contains(event.eventId()))
                            .limit(limit)
                            .toList());
        }

        @Override
        public Uni<Integer> record(
                String owner, List<Held> lanes, List<PendingEvent> published, List<FailedEvent> refused) {
            waiting.removeAll(published);
            for (FailedEvent each : refused) {
                PendingEvent event = each.event();
                failed.add(event.eventId());
                waiting.replaceAll(known -> known.equals(event)
                        ? new PendingEvent(
                                event.position(), event.eventId(), "topic", event.aggregateId(), "{}", each.attempts())
                        : known);
            }
            return Uni.createFrom().item(published.size());
        }
    }

    private static final class Told implements RelayWatch {
        private final List<String> refusedOften = new ArrayList<>();
        private final List<Integer> away = new ArrayList<>();

        @Override
        public void published(int events) {}

        @Override
        public void refusedOften(FailedEvent failed) {
            refusedOften.add(failed.event().eventId());
        }

        @Override
        public void brokerAway(int calls, Throwable failure) {
            away.add(calls);
        }
    }

    private static final class OneLane implements LeaseTable {
        @Override
        public Uni<Long> announce(String owner) {
            return Uni.createFrom().item(1L);
        }

        @Override
        public Uni<Integer> giveUp(String owner, int share) {
            return Uni.createFrom().item(0);
        }

        @Override
        public Uni<List<Held>> take(String owner, int share) {
            return Uni.createFrom().item(List.of(new Held((short) 1, 1)));
        }

        @Override
        public Uni<Void> release(String owner) {
            return Uni.createFrom().voidItem();
        }
    }
}
