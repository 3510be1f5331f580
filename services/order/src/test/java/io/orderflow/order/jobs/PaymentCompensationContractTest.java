package io.orderflow.order.jobs;

import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** The money of a cancelled order that nobody could be asked to let go is asked for again, and is let go once. */
@NeighbourlyTest
@Tag("J7.1")
@Tag("X3.6")
@Tag("X3.12")
class PaymentCompensationContractTest extends AbstractParkedContractTest<PaymentCompensation> {

    @Override
    protected String name() {
        return "payment-compensation";
    }

    @Override
    protected String kind() {
        return Asks.CANCEL_PAYMENT;
    }

    @Override
    protected Optional<String> doneAtOnce() {
        return BY_ONE_STATEMENT;
    }
}
