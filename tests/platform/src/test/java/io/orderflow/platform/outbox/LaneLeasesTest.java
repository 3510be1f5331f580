package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Machine;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outbox.LaneLeases.Held;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two relays on one outbox. */
@Tag("X3.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaneLeasesTest {

    private final Machine machine = new Machine();
    private final OutboxRows rows = new OutboxRows(machine.database);
    private LaneLeases one = relay();
    private LaneLeases other = relay();

    @AfterAll
    void close() {
        machine.close();
    }

    @BeforeEach
    void startAnew() {
        machine.change("delete from outbox");
        machine.change("delete from outbox_backoff");
        machine.change("delete from outbox_relay");
        machine.change("update outbox_lane set owner = null, expires_at = '-infinity'");
        one = relay();
        other = relay();
    }

    @Test
    void takesEverythingAloneAndSharesWithASecondOne() {
        machine.await(one.renew());
        assertThat(one.held()).hasSize(64);
        machine.await(other.renew());
        machine.await(one.renew());
        machine.await(other.renew());
        assertThat(one.held()).hasSize(32);
        assertThat(other.held()).hasSize(32);
        assertThat(lanes(one)).doesNotContainAnyElementsOf(lanes(other));
    }

    @Test
    void takesOverTheLanesOfARelayThatNoLongerRenews() {
        share();
        sleepThroughItsLease(one);
        machine.await(other.renew());
        assertThat(other.held()).hasSize(64);
    }

    @Test
    void marksNothingInALaneThatWasLostEvenWhenItIsHeldAgain() {
        machine.await(one.renew());
        var before = one.held();
        var event = pending();
        sleepThroughItsLease(one);
        machine.await(other.renew());
        assertThat(machine.await(rows.record(one.owner, before, List.of(event), List.of())))
                .as("somebody else holds the lane")
                .isZero();

        sleepThroughItsLease(other);
        machine.await(one.renew());
        assertThat(one.held()).hasSize(64);
        assertThat(machine.await(rows.record(one.owner, before, List.of(event), List.of())))
                .as("the epoch is an old one")
                .isZero();
        assertThat(machine.await(rows.record(one.owner, one.held(), List.of(event), List.of())))
                .isEqualTo(1);
    }

    @Test
    void holdsNothingInDoubtUntilItHasRenewed() {
        machine.await(one.renew());
        one.doubt();
        assertThat(one.held()).isEmpty();
        machine.await(one.renew());
        assertThat(one.held()).hasSize(64);
    }

    @Test
    void growsTheEpochWithEachOwnerAndNotWithARenewal() {
        machine.await(one.renew());
        long first = epoch(one);
        machine.await(one.renew());
        assertThat(epoch(one)).isEqualTo(first);
        sleepThroughItsLease(one);
        machine.await(other.renew());
        assertThat(epoch(other)).isEqualTo(first + 1);
        sleepThroughItsLease(other);
        machine.await(one.renew());
        assertThat(epoch(one)).isEqualTo(first + 2);
    }

    @Test
    void leavesNothingBehindAtACleanStop() {
        share();
        machine.await(one.release());
        assertThat(one.held()).isEmpty();
        machine.await(other.renew());
        assertThat(other.held()).hasSize(64);
    }

    @Test
    void findsDueRowsOfItsOwnLanesInTheOrderOfVersions() {
        var events = Stream.generate(this::pending).limit(40).toList();
        share();
        var mine = machine.await(rows.due(one.held(), 500));
        var others = machine.await(rows.due(other.held(), 500));
        assertThat(Stream.concat(mine.stream(), others.stream()).map(PendingEvent::position))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(PendingEvent::position).toList());
        assertThat(mine).extracting(PendingEvent::position).isSorted();
    }

    @Test
    void holdsBackOnlyTheAggregateThatWasRefusedAndForgivesItLater() {
        machine.await(one.renew());
        var bad = pending();
        var good = pending();
        var refused = new FailedEvent(bad, 1, Duration.ofMinutes(1), "no");
        assertThat(machine.await(rows.record(one.owner, one.held(), List.of(), List.of(refused))))
                .isZero();
        assertThat(machine.await(rows.due(one.held(), 500)))
                .extracting(PendingEvent::eventId)
                .containsExactly(good.eventId());

        machine.change("update outbox_backoff set next_attempt_at = now()");
        var again = machine.await(rows.due(one.held(), 500)).getFirst();
        assertThat(again.attempts()).isEqualTo(1);
        machine.await(rows.record(one.owner, one.held(), List.of(again), List.of()));
        assertThat(machine.number("select count(*) from outbox_backoff")).isZero();
    }

    @Test
    @Tag("INV-E6")
    void letsNoAggregateWaitInALaneThatWasLostNorForAnEventThatIsGone() {
        machine.await(one.renew());
        var before = one.held();
        var event = pending();
        var refused = List.of(new FailedEvent(event, 1, Duration.ofMinutes(1), "no"));
        sleepThroughItsLease(one);
        machine.await(other.renew());
        machine.await(rows.record(one.owner, before, List.of(), refused));
        assertThat(waiting()).as("somebody else holds the lane").isZero();

        machine.await(rows.record(other.owner, other.held(), List.of(event), List.of()));
        machine.await(rows.record(other.owner, other.held(), List.of(), refused));
        assertThat(waiting()).as("it went out meanwhile").isZero();
    }

    @Test
    @Tag("INV-E6")
    void forgivesNoAggregateInALaneThatWasLost() {
        machine.await(one.renew());
        var before = one.held();
        var event = pending();
        machine.await(
                rows.record(one.owner, before, List.of(), List.of(new FailedEvent(event, 1, Duration.ZERO, "no"))));
        var again = machine.await(rows.due(before, 500));
        sleepThroughItsLease(one);
        machine.await(other.renew());
        assertThat(machine.await(rows.record(one.owner, before, again, List.of())))
                .isZero();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void endsTheWaitOfAnAggregateAlsoForARelayThatKnewNothingOfIt() {
        machine.await(one.renew());
        var event = pending();
        var refused = new FailedEvent(event, 1, Duration.ofMinutes(1), "no");
        machine.await(rows.record(one.owner, one.held(), List.of(), List.of(refused)));
        assertThat(event.attempts()).isZero();
        machine.await(rows.record(one.owner, one.held(), List.of(event), List.of()));
        assertThat(waiting()).isZero();
    }

    private long waiting() {
        return machine.number("select count(*) from outbox_backoff");
    }

    private LaneLeases relay() {
        return new LaneLeases(new LaneRows(machine.database), Ids.next().toString(), System::nanoTime);
    }

    private void share() {
        machine.await(one.renew());
        machine.await(other.renew());
        machine.await(one.renew());
        machine.await(other.renew());
    }

    /** As the database sees a process that was stopped for longer than its lease. */
    private void sleepThroughItsLease(LaneLeases relay) {
        machine.change("update outbox_lane set expires_at = now() - interval '1 second' where owner = $1", relay.owner);
        machine.change(
                "update outbox_relay set expires_at = now() - interval '1 second' where owner = $1", relay.owner);
    }

    private PendingEvent pending() {
        String aggregate = "a-" + UUID.randomUUID();
        UUID id = UUID.randomUUID();
        long position = machine.await(
                        machine.database.first("""
                        insert into outbox (lane, event_id, topic, aggregate_id, aggregate_version, payload)
                        values ($1, $2, 'topic', $3, 1, '{}') returning position""", row -> row.getLong(0), Lanes.of(aggregate), id, aggregate))
                .orElseThrow();
        return new PendingEvent(position, id.toString(), "topic", aggregate, "{}", 0);
    }

    private static List<Short> lanes(LaneLeases relay) {
        return relay.held().stream().map(Held::lane).toList();
    }

    private static long epoch(LaneLeases relay) {
        return relay.held().getFirst().epoch();
    }
}
