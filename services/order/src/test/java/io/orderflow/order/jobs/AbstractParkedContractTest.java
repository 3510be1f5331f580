package io.orderflow.order.jobs;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.platform.job.Job;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.platform.test.contract.StandIn.Mode;
import jakarta.inject.Inject;

/** What a cancelled order has asked of a neighbour in vain is taken up by a job, and has its effect once. */
abstract class AbstractParkedContractTest<J extends Job> extends AbstractJobContractTest<J, String> {

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    /** What the order asks for, as in {@link io.orderflow.order.usecase.ask.Asks}. */
    protected abstract String kind();

    @Override
    protected String work() {
        neighbours.operations(kind()).set(Mode.DOWN);
        return parked(kind(), Desk.key(desk.cancelled(), kind()));
    }

    /** Waits until an operation is parked that a neighbour does not answer; from then on it does. @return its key */
    protected String parked(String kind, String key) {
        desk.awaitParked(key);
        neighbours.operations(kind).set(Mode.WELL);
        return key;
    }

    @Override
    protected long effects(String key) {
        return desk.ended(key);
    }
}
