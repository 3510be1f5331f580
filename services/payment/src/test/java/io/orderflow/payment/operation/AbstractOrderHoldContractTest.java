package io.orderflow.payment.operation;

import io.orderflow.payment.dispute.Disputed;
import io.orderflow.payment.dispute.OrderNeighbour;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.test.contract.AbstractOperationContractTest;
import io.orderflow.platform.test.contract.StandIn;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What is asked of the order of a disputed payment is taken down once, as is that the order is over and cannot wait. */
abstract class AbstractOrderHoldContractTest<H extends OperationHandler<?>> extends AbstractOperationContractTest<H> {

    @Inject
    Disputed disputed;

    @Inject
    @GrpcService
    OrderNeighbour orders;

    /** The step that says that it is done. */
    protected abstract String done();

    @Override
    protected StandIn foreign() {
        return orders.standIn();
    }

    @Override
    protected long outcomes(String key) {
        return disputed.steps(key, done());
    }

    @Override
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> disputed.steps(key, "not_held"));
    }
}
