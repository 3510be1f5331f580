package io.orderflow.order.usecase.operation;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.test.contract.AbstractOperationContractTest;
import io.orderflow.platform.test.contract.StandIn;
import jakarta.inject.Inject;

/** What an order asks of a neighbour has its effect once, under its key. */
abstract class AbstractNeighbourContractTest<H extends OperationHandler<?>> extends AbstractOperationContractTest<H> {

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Override
    protected StandIn foreign() {
        return neighbours.operations(handler().kind());
    }
}
