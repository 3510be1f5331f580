package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Disputed;
import io.orderflow.payment.dispute.OrderNeighbour;
import io.orderflow.payment.usecase.dispute.AskOrderToWait;
import io.orderflow.payment.usecase.operation.HoldDisputedOrder;
import io.orderflow.platform.test.contract.AbstractOperationContractTest;
import io.orderflow.platform.test.contract.StandIn;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The order of a disputed payment is asked to wait once. */
@PaymentTest
class HoldDisputedOrderContractTest extends AbstractOperationContractTest<HoldDisputedOrder> {

    @Inject
    HoldDisputedOrder handler;

    @Inject
    Disputed disputed;

    @Inject
    @GrpcService
    OrderNeighbour orders;

    @Override
    protected HoldDisputedOrder handler() {
        return handler;
    }

    @Override
    protected StandIn foreign() {
        return orders.standIn();
    }

    @Override
    protected String ask() {
        String order = disputed.authorized();
        return AskOrderToWait.HOLD + ":dispute:stripe:" + disputed.open(order);
    }

    @Override
    protected long outcomes(String key) {
        return disputed.steps(key, "held");
    }

    @Override
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> disputed.steps(key, "not_held"));
    }
}
