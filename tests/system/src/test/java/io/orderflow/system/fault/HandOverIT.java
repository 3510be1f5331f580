package io.orderflow.system.fault;

import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes of one service come and go under traffic. */
@FaultTest
@Tag("X3.1")
@Tag("E9.9")
@Tag("F16")
class HandOverIT {
    private static final String SERVICE = "order";

    /**
     * One, five, one, each in the middle of a batch: nothing is lost, nothing is dead, and no aggregate's events change their order. Buyers come slowly enough for five
     * processes to start beside them on two cores.
     */
    @Test
    void handsLanesOverUnderTrafficWithoutLosingOrReorderingAnything(Platform platform, Watcher watcher)
            throws InterruptedException {
        Accounts accounts = new Accounts(platform);
        String sku = platform.goods().stocked(Accounts.UNITS);
        Lanes lanes = new Lanes(platform, SERVICE);
        try (Traffic traffic =
                        new Traffic(platform, sku).every(Duration.ofMillis(800)).start();
                Replica second = Replica.worker(platform, SERVICE);
                Replica third = Replica.worker(platform, SERVICE);
                Replica fourth = Replica.worker(platform, SERVICE);
                Replica fifth = Replica.worker(platform, SERVICE)) {
            List<Replica> more = new ArrayList<>(List.of(second, third, fourth, fifth));
            more.forEach(Replica::awaitReady);
            lanes.awaitShares(1 + more.size());
            traffic.awaitMore(5);
            // Each is told to end while the database makes it wait in the middle of a batch.
            try (Watcher.Fault fault = watcher.fault()) {
                leaveWhileItWaits(TableLock.on(platform, SERVICE, "outbox_sent"), more);
                traffic.awaitMore(3);
                leaveBeforeItsMarkIsDone(TableLock.on(platform, SERVICE, "outbox_sent"), more);
                traffic.awaitMore(3);
                leaveWhileItWaits(TableLock.on(platform, SERVICE, "inbox"), more);
                traffic.awaitMore(3);
                more.getFirst().terminate();
                lanes.awaitShares(1);
            }
            traffic.awaitMore(5);

            accounts.assertEveryOrderOnce(traffic, sku);
        }
        lanes.assertInOrder();
    }

    /** The database answers again once it has been told, so that it may finish. */
    private static void leaveWhileItWaits(TableLock held, List<Replica> replicas) throws InterruptedException {
        Replica leaving;
        try (held) {
            leaving = held.awaitWaiting(replicas);
            leaving.tellToEnd();
        }
        leaving.awaitEnd();
        replicas.remove(leaving);
    }

    /** The database does not answer for as long as it may take to end. What was published is published again by whoever has its lanes. */
    private static void leaveBeforeItsMarkIsDone(TableLock held, List<Replica> replicas) throws InterruptedException {
        try (held) {
            Replica leaving = held.awaitWaiting(replicas);
            leaving.terminate();
            replicas.remove(leaving);
        }
    }
}
