package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Freeze;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of several processes of a service sleeps through its leases, with a batch in its hands. */
@FaultTest
@Tag("X3.1")
@Tag("E9.9")
@Tag("F18")
class SleeperIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    private static final String SERVICE = "order";

    /** Of two processes and of three. What the sleeper had published and not marked comes through once, by whoever holds its lanes then. */
    @Test
    void fencesTheMarkOfAProcessThatSleptThroughItsLeases(Platform platform, Watcher watcher) throws Exception {
        Accounts accounts = new Accounts(platform);
        String sku = platform.goods().stocked(Accounts.UNITS);
        Lanes lanes = new Lanes(platform, SERVICE);
        lanes.awaitShares(1);
        Set<String> before = lanes.owners();
        try (Replica sleeper = Replica.patient(platform, SERVICE).awaitReady();
                Traffic traffic =
                        new Traffic(platform, sku).every(Duration.ofMillis(400)).start()) {
            lanes.awaitShares(2);
            String owner = lanes.owners().stream()
                    .filter(other -> !before.contains(other))
                    .findFirst()
                    .orElseThrow();
            Collection<Integer> slept =
                    assertSleepsThroughAMark(platform, watcher, lanes, owner, () -> lanes.runOut(owner), sleeper);
            // The other gives up what it took last, so that only the epoch tells the old lease from the new one.
            assertThat(lanes.epochs(owner::equals).keySet()).containsAll(slept);
            traffic.awaitMore(5);
            try (Replica third = Replica.worker(platform, SERVICE).awaitReady()) {
                lanes.awaitShares(3);
                // This time for as long as it takes.
                assertSleepsThroughAMark(platform, watcher, lanes, owner, () -> {}, sleeper, third);
                traffic.awaitMore(5);
                third.terminate();
            }
            accounts.assertEveryOrderOnce(traffic, sku);
            sleeper.terminate();
        }
        lanes.assertInOrder();
    }

    /**
     * Its mark is on the way when it is stopped, and comes to the table when every lane in its hands has been somebody else's.
     *
     * @return those lanes
     */
    private static Collection<Integer> assertSleepsThroughAMark(
            Platform platform,
            Watcher watcher,
            Lanes lanes,
            String owner,
            Runnable asleep,
            Replica sleeper,
            Replica... others) {
        int relays = 2 + others.length;
        Map<String, Integer> inHand;
        try (TableLock marks = TableLock.on(platform, SERVICE, "outbox_sent")) {
            marks.awaitWaiting(List.of(sleeper));
            Map<Integer, Long> held;
            try (Freeze frozen = sleeper.freeze();
                    Watcher.Fault fault = watcher.fault()) {
                held = lanes.epochs(owner::equals);
                inHand = lanes.unmarked();
                inHand.values().retainAll(held.keySet());
                assertThat(inHand)
                        .as("published by the sleeper, and not marked")
                        .isNotEmpty();
                asleep.run();
                lanes.awaitShares(relays - 1);
                assertThat(lanes.owners()).doesNotContain(owner);
            }
            lanes.awaitShares(relays);
            assertThat(lanes.owners()).contains(owner);

            // Nobody else may mark while it is looked at what the sleeper's mark does.
            try (Freeze all = Freeze.of(Stream.concat(
                            Stream.of(platform.endpoints().of(SERVICE).pid(), sleeper.pid()),
                            Arrays.stream(others).map(Replica::pid))
                    .toArray(Long[]::new))) {
                Map<Integer, Long> now = lanes.epochs(any -> true);
                assertThat(inHand.values())
                        .as("lanes under another lease")
                        .allSatisfy(lane -> assertThat(now.get(lane)).isGreaterThan(held.get(lane)));
                assertThat(marks.holdsUp(sleeper)).as("the mark is on its way").isTrue();
                marks.release(sleeper);
                assertThat(lanes.unmarked().keySet())
                        .as("rows that the mark of an old epoch has left alone")
                        .containsAll(inHand.keySet());
            }
        }
        Await.until(
                "marks of whoever holds the lanes now",
                CONVERGENCE,
                () -> lanes.unmarked().keySet(),
                left -> Collections.disjoint(left, inHand.keySet()));
        Map<String, Long> copies = lanes.copies();
        assertThat(inHand.keySet()).allSatisfy(id -> assertThat(copies.get(id)).isGreaterThan(1));
        return inHand.values();
    }
}
