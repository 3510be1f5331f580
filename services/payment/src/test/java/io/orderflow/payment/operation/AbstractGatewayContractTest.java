package io.orderflow.payment.operation;

import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.test.contract.AbstractOperationContractTest;
import io.orderflow.platform.test.contract.StandIn;
import jakarta.inject.Inject;

/** An effect at the gateway is booked once under its key. */
abstract class AbstractGatewayContractTest<H extends OperationHandler<?>> extends AbstractOperationContractTest<H> {

    @Inject
    StandInGateway gateway;

    @Inject
    Till till;

    @Override
    protected StandIn foreign() {
        return gateway.standIn();
    }

    @Override
    protected long outcomes(String key) {
        return till.moves(key);
    }
}
