package io.orderflow.order.contract;

import io.orderflow.order.jobs.DlqRetry;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.Asks;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.platform.test.contract.StandIn.Mode;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;

/** A release that was parked is tried again, and has its effect once. */
@NeighbourlyTest
@Tag("J7.1")
@Tag("X3.7")
class DlqRetryContractTest extends AbstractJobContractTest<DlqRetry, String> {

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "dlq-retry";
    }

    @Override
    protected String work() {
        neighbours.operations(Asks.RELEASE_STOCK).set(Mode.DOWN);
        String key = Desk.key(desk.cancelled(), Asks.RELEASE_STOCK);
        desk.awaitParked(key);
        neighbours.operations(Asks.RELEASE_STOCK).set(Mode.WELL);
        return key;
    }

    @Override
    protected long effects(String key) {
        return desk.state(key).equals("done") ? 1 : 0;
    }
}
