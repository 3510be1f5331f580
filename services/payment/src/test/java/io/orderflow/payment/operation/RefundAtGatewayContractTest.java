package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.usecase.operation.RefundAtGateway;
import jakarta.inject.Inject;

/** A refund is booked once, or waits for a person. */
@PaymentTest
class RefundAtGatewayContractTest extends AbstractGatewayContractTest<RefundAtGateway> {

    @Inject
    RefundAtGateway handler;

    @Override
    protected RefundAtGateway handler() {
        return handler;
    }

    @Override
    protected String ask() {
        String order = till.captured();
        PaymentClient.cancel(order);
        return till.key(order, "refund");
    }
}
