package io.orderflow.system.fault;

import io.orderflow.system.platform.Platform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes of one service come and go under traffic. */
@FaultTest
@Tag("X3.1")
@Tag("E9.9")
@Tag("F16")
class HandOverIT {
    private static final String SERVICE = "order";

    /** One, three, one: nothing is lost, nothing is dead, and no aggregate's events change their order. */
    @Test
    void handsLanesOverUnderTrafficWithoutLosingOrReorderingAnything(Platform platform) throws InterruptedException {
        Accounts accounts = new Accounts(platform);
        String sku = platform.goods().stocked(Accounts.UNITS);
        Lanes lanes = new Lanes(platform, SERVICE);
        try (Traffic traffic = new Traffic(platform, sku).start();
                Replica second = Replica.worker(platform, SERVICE);
                Replica third = Replica.worker(platform, SERVICE)) {
            second.awaitReady();
            third.awaitReady();
            lanes.awaitShares(3);
            traffic.awaitMore(10);
            second.terminate();
            traffic.awaitMore(5);
            third.terminate();
            lanes.awaitShares(1);
            traffic.awaitMore(5);

            accounts.assertEveryOrderOnce(traffic, sku);
        }
        lanes.assertInOrder();
    }
}
