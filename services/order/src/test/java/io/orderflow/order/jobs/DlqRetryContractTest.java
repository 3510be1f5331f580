package io.orderflow.order.jobs;

import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** A release that was parked is tried again, and has its effect once. */
@NeighbourlyTest
@Tag("J7.1")
@Tag("X3.7")
class DlqRetryContractTest extends AbstractParkedContractTest<DlqRetry> {

    @Override
    protected String name() {
        return "dlq-retry";
    }

    @Override
    protected String kind() {
        return Asks.RELEASE_STOCK;
    }

    @Override
    protected Optional<String> doneAtOnce() {
        return BY_ONE_STATEMENT;
    }
}
