package io.orderflow.order.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.jobs.ReservationCleanup;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.Asks;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stock of a cancelled order whose release was given up is let go once. */
@NeighbourlyTest
@Tag("J7.1")
@Tag("C1.12")
@Tag("M2.1")
class ReservationCleanupContractTest extends AbstractJobContractTest<ReservationCleanup, String> {

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "reservation-cleanup";
    }

    @Override
    protected String work() {
        neighbours.operations(Asks.RELEASE_STOCK).set(Mode.DOWN);
        String key = Desk.key(desk.cancelled(), Asks.RELEASE_STOCK);
        desk.awaitParked(key);
        // All that dlq-retry has for it.
        desk.update("update operation set retries = 3 where key = $1", key);
        neighbours.operations(Asks.RELEASE_STOCK).set(Mode.WELL);
        return key;
    }

    @Test
    void takesUpTheStockOfACancelledPartToo() {
        neighbours.operations(Asks.LOWER_STOCK).set(Mode.DOWN);
        String key = Desk.key(desk.halved(), Asks.LOWER_STOCK) + ":2";
        desk.awaitParked(key);
        desk.update("update operation set retries = 3, given_up_at = now() where key = $1", key);
        neighbours.operations(Asks.LOWER_STOCK).set(Mode.WELL);
        run();
        Eventually.holds(() -> assertThat(desk.state(key)).isEqualTo("done"));
    }

    @Override
    protected long effects(String key) {
        return desk.state(key).equals("done") ? 1 : 0;
    }
}
