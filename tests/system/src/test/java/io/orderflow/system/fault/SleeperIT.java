package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Freeze;
import io.orderflow.system.platform.Platform;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of two processes of a service sleeps through its leases. */
@FaultTest
@Tag("X3.1")
@Tag("E9.9")
@Tag("F18")
class SleeperIT {
    private static final String SERVICE = "order";

    /** A pod that is stopped for longer than its lease owns nothing when it wakes, and what it had in its hands comes through once. */
    @Test
    void fencesAProcessThatSleptThroughItsLeases(Platform platform) throws Exception {
        Accounts accounts = new Accounts(platform);
        String sku = platform.goods().stocked(Accounts.UNITS);
        Lanes lanes = new Lanes(platform, SERVICE);
        try (Replica sleeper = Replica.worker(platform, SERVICE).awaitReady();
                Traffic traffic = new Traffic(platform, sku).start()) {
            lanes.awaitShares(2);
            traffic.awaitMore(5);
            Set<String> owners = lanes.owners();
            try (Freeze frozen = sleeper.freeze()) {
                lanes.awaitShares(1);
                String survivor = lanes.owners().iterator().next();
                assertThat(owners).contains(survivor);
                traffic.awaitMore(10);
            }
            lanes.awaitShares(2);
            assertThat(lanes.owners()).isEqualTo(owners);
            traffic.awaitMore(5);

            accounts.assertEveryOrderOnce(traffic, sku);
            sleeper.terminate();
        }
        lanes.assertInOrder();
    }
}
