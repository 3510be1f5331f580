package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Disputed;
import io.orderflow.payment.dispute.OrderNeighbour;
import io.orderflow.payment.usecase.dispute.AskOrderToWait;
import io.orderflow.payment.usecase.operation.ReleaseDisputedOrder;
import io.orderflow.platform.test.contract.AbstractOperationContractTest;
import io.orderflow.platform.test.contract.StandIn;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The order of a payment whose dispute is won is let go once. */
@PaymentTest
class ReleaseDisputedOrderContractTest extends AbstractOperationContractTest<ReleaseDisputedOrder> {

    @Inject
    ReleaseDisputedOrder handler;

    @Inject
    Disputed disputed;

    @Inject
    @GrpcService
    OrderNeighbour orders;

    @Override
    protected ReleaseDisputedOrder handler() {
        return handler;
    }

    @Override
    protected StandIn foreign() {
        return orders.standIn();
    }

    @Override
    protected String ask() {
        String order = disputed.authorized();
        String dispute = "dp_" + order;
        Disputed.closed(order, dispute, "won").post().statusCode(204);
        return AskOrderToWait.RELEASE + ":dispute:stripe:" + dispute;
    }

    @Override
    protected long outcomes(String key) {
        return disputed.steps(key, "released");
    }

    @Override
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> disputed.steps(key, "not_held"));
    }
}
