package io.orderflow.order.contract;

import io.orderflow.order.jobs.PaymentCompensation;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.Asks;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.platform.test.contract.StandIn.Mode;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;

/** The money of a cancelled order that nobody could be asked to let go is asked for again, and is let go once. */
@NeighbourlyTest
@Tag("J7.1")
@Tag("X3.6")
@Tag("X3.12")
class PaymentCompensationContractTest extends AbstractJobContractTest<PaymentCompensation, String> {

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "payment-compensation";
    }

    @Override
    protected String work() {
        neighbours.operations(Asks.CANCEL_PAYMENT).set(Mode.DOWN);
        String key = Desk.key(desk.cancelled(), Asks.CANCEL_PAYMENT);
        desk.awaitParked(key);
        neighbours.operations(Asks.CANCEL_PAYMENT).set(Mode.WELL);
        return key;
    }

    @Override
    protected long effects(String key) {
        return desk.state(key).equals("done") ? 1 : 0;
    }
}
