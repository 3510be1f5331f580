package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What two relays read and record in the lanes that they hold, or held. */
@Tag("X3.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaneRowsTest {

    private final TwoRelays relays = new TwoRelays();

    @AfterAll
    void close() {
        relays.close();
    }

    @BeforeEach
    void startAnew() {
        relays.startAnew();
    }

    @Test
    void marksNothingInALaneThatWasLostEvenWhenItIsHeldAgain() {
        relays.machine.await(relays.one.renew());
        var before = relays.one.held();
        var event = relays.pending();
        relays.sleepThroughItsLease(relays.one);
        relays.machine.await(relays.other.renew());
        assertThat(relays.machine.await(relays.rows.record(relays.one.owner, before, List.of(event), List.of())))
                .as("somebody else holds the lane")
                .isZero();

        relays.sleepThroughItsLease(relays.other);
        relays.machine.await(relays.one.renew());
        assertThat(relays.one.held()).hasSize(64);
        assertThat(relays.machine.await(relays.rows.record(relays.one.owner, before, List.of(event), List.of())))
                .as("the epoch is an old one")
                .isZero();
        assertThat(relays.machine.await(
                        relays.rows.record(relays.one.owner, relays.one.held(), List.of(event), List.of())))
                .isEqualTo(1);
    }

    @Test
    void findsDueRowsOfItsOwnLanesInTheOrderOfVersions() {
        var events = Stream.generate(relays::pending).limit(40).toList();
        relays.share();
        var mine = relays.machine.await(relays.rows.due(relays.one.held(), 500));
        var others = relays.machine.await(relays.rows.due(relays.other.held(), 500));
        assertThat(Stream.concat(mine.stream(), others.stream()).map(PendingEvent::position))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(PendingEvent::position).toList());
        assertThat(mine).extracting(PendingEvent::position).isSorted();
    }

    @Test
    void holdsBackOnlyTheAggregateThatWasRefusedAndForgivesItLater() {
        relays.machine.await(relays.one.renew());
        var bad = relays.pending();
        var good = relays.pending();
        var refused = new FailedEvent(bad, 1, Duration.ofMinutes(1), "no");
        assertThat(relays.machine.await(
                        relays.rows.record(relays.one.owner, relays.one.held(), List.of(), List.of(refused))))
                .isZero();
        assertThat(relays.machine.await(relays.rows.due(relays.one.held(), 500)))
                .extracting(PendingEvent::eventId)
                .containsExactly(good.eventId());

        relays.machine.change("update outbox_backoff set next_attempt_at = now()");
        var again =
                relays.machine.await(relays.rows.due(relays.one.held(), 500)).getFirst();
        assertThat(again.attempts()).isEqualTo(1);
        relays.machine.await(relays.rows.record(relays.one.owner, relays.one.held(), List.of(again), List.of()));
        assertThat(relays.machine.number("select count(*) from outbox_backoff")).isZero();
    }

    @Test
    @Tag("INV-E6")
    void letsNoAggregateWaitInALaneThatWasLostNorForAnEventThatIsGone() {
        relays.machine.await(relays.one.renew());
        var before = relays.one.held();
        var event = relays.pending();
        var refused = List.of(new FailedEvent(event, 1, Duration.ofMinutes(1), "no"));
        relays.sleepThroughItsLease(relays.one);
        relays.machine.await(relays.other.renew());
        relays.machine.await(relays.rows.record(relays.one.owner, before, List.of(), refused));
        assertThat(relays.waiting()).as("somebody else holds the lane").isZero();

        relays.machine.await(relays.rows.record(relays.other.owner, relays.other.held(), List.of(event), List.of()));
        relays.machine.await(relays.rows.record(relays.other.owner, relays.other.held(), List.of(), refused));
        assertThat(relays.waiting()).as("it went out meanwhile").isZero();
    }

    @Test
    @Tag("INV-E6")
    void forgivesNoAggregateInALaneThatWasLost() {
        relays.machine.await(relays.one.renew());
        var before = relays.one.held();
        var event = relays.pending();
        relays.machine.await(relays.rows.record(
                relays.one.owner, before, List.of(), List.of(new FailedEvent(event, 1, Duration.ZERO, "no"))));
        var again = relays.machine.await(relays.rows.due(before, 500));
        relays.sleepThroughItsLease(relays.one);
        relays.machine.await(relays.other.renew());
        assertThat(relays.machine.await(relays.rows.record(relays.one.owner, before, again, List.of())))
                .isZero();
        assertThat(relays.waiting()).isEqualTo(1);
    }

    @Test
    void endsTheWaitOfAnAggregateAlsoForARelayThatKnewNothingOfIt() {
        relays.machine.await(relays.one.renew());
        var event = relays.pending();
        var refused = new FailedEvent(event, 1, Duration.ofMinutes(1), "no");
        relays.machine.await(relays.rows.record(relays.one.owner, relays.one.held(), List.of(), List.of(refused)));
        assertThat(event.attempts()).isZero();
        relays.machine.await(relays.rows.record(relays.one.owner, relays.one.held(), List.of(event), List.of()));
        assertThat(relays.waiting()).isZero();
    }
}
