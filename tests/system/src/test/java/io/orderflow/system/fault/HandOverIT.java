package io.orderflow.system.fault;

import io.orderflow.system.platform.Platform;
import java.time.Duration;
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
     * One, five, one: nothing is lost, nothing is dead, and no aggregate's events change their order. Buyers come slowly enough for five
     * processes to start beside them on two cores.
     */
    @Test
    void handsLanesOverUnderTrafficWithoutLosingOrReorderingAnything(Platform platform) throws InterruptedException {
        Accounts accounts = new Accounts(platform);
        String sku = platform.goods().stocked(Accounts.UNITS);
        Lanes lanes = new Lanes(platform, SERVICE);
        try (Traffic traffic =
                        new Traffic(platform, sku).every(Duration.ofMillis(800)).start();
                Replica second = Replica.worker(platform, SERVICE);
                Replica third = Replica.worker(platform, SERVICE);
                Replica fourth = Replica.worker(platform, SERVICE);
                Replica fifth = Replica.worker(platform, SERVICE)) {
            List<Replica> more = List.of(second, third, fourth, fifth);
            more.forEach(Replica::awaitReady);
            lanes.awaitShares(1 + more.size());
            traffic.awaitMore(10);
            for (Replica leaving : more) {
                leaving.terminate();
                traffic.awaitMore(3);
            }
            lanes.awaitShares(1);
            traffic.awaitMore(5);

            accounts.assertEveryOrderOnce(traffic, sku);
        }
        lanes.assertInOrder();
    }
}
