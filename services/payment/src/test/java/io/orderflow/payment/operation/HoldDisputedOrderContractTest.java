package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.usecase.dispute.AskOrderToWait;
import io.orderflow.payment.usecase.operation.HoldDisputedOrder;
import jakarta.inject.Inject;

/** The order of a disputed payment is asked to wait once. */
@PaymentTest
class HoldDisputedOrderContractTest extends AbstractOrderHoldContractTest<HoldDisputedOrder> {

    @Inject
    HoldDisputedOrder handler;

    @Override
    protected HoldDisputedOrder handler() {
        return handler;
    }

    @Override
    protected String ask() {
        String order = disputed.authorized();
        return AskOrderToWait.HOLD + ":dispute:stripe:" + disputed.open(order);
    }

    @Override
    protected String done() {
        return "held";
    }
}
