package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Disputed;
import io.orderflow.payment.usecase.dispute.AskOrderToWait;
import io.orderflow.payment.usecase.operation.ReleaseDisputedOrder;
import jakarta.inject.Inject;

/** The order of a payment whose dispute is won is let go once. */
@PaymentTest
class ReleaseDisputedOrderContractTest extends AbstractOrderHoldContractTest<ReleaseDisputedOrder> {

    @Inject
    ReleaseDisputedOrder handler;

    @Override
    protected ReleaseDisputedOrder handler() {
        return handler;
    }

    @Override
    protected String ask() {
        String order = disputed.authorized();
        String dispute = "dp_" + order;
        Disputed.closed(order, dispute, "won").post().statusCode(204);
        return AskOrderToWait.RELEASE + ":dispute:stripe:" + dispute;
    }

    @Override
    protected String done() {
        return "released";
    }
}
