package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.outbox.LaneLeases.Held;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two relays share the lanes of one outbox. */
@Tag("X3.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaneLeasesTest {

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
    void takesEverythingAloneAndSharesWithASecondOne() {
        relays.machine.await(relays.one.renew());
        assertThat(relays.one.held()).hasSize(64);
        relays.machine.await(relays.other.renew());
        relays.machine.await(relays.one.renew());
        relays.machine.await(relays.other.renew());
        assertThat(relays.one.held()).hasSize(32);
        assertThat(relays.other.held()).hasSize(32);
        assertThat(lanes(relays.one)).doesNotContainAnyElementsOf(lanes(relays.other));
    }

    @Test
    void takesOverTheLanesOfARelayThatNoLongerRenews() {
        relays.share();
        relays.sleepThroughItsLease(relays.one);
        relays.machine.await(relays.other.renew());
        assertThat(relays.other.held()).hasSize(64);
    }

    @Test
    void holdsNothingInDoubtUntilItHasRenewed() {
        relays.machine.await(relays.one.renew());
        relays.one.doubt();
        assertThat(relays.one.held()).isEmpty();
        relays.machine.await(relays.one.renew());
        assertThat(relays.one.held()).hasSize(64);
    }

    @Test
    void growsTheEpochWithEachOwnerAndNotWithARenewal() {
        relays.machine.await(relays.one.renew());
        long first = epoch(relays.one);
        relays.machine.await(relays.one.renew());
        assertThat(epoch(relays.one)).isEqualTo(first);
        relays.sleepThroughItsLease(relays.one);
        relays.machine.await(relays.other.renew());
        assertThat(epoch(relays.other)).isEqualTo(first + 1);
        relays.sleepThroughItsLease(relays.other);
        relays.machine.await(relays.one.renew());
        assertThat(epoch(relays.one)).isEqualTo(first + 2);
    }

    @Test
    void leavesNothingBehindAtACleanStop() {
        relays.share();
        relays.machine.await(relays.one.release());
        assertThat(relays.one.held()).isEmpty();
        relays.machine.await(relays.other.renew());
        assertThat(relays.other.held()).hasSize(64);
    }

    private static List<Short> lanes(LaneLeases relay) {
        return relay.held().stream().map(Held::lane).toList();
    }

    private static long epoch(LaneLeases relay) {
        return relay.held().getFirst().epoch();
    }
}
