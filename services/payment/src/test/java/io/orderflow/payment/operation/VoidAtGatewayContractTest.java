package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.usecase.operation.VoidAtGateway;
import jakarta.inject.Inject;

/** A void is booked once, or waits for a person. */
@PaymentTest
class VoidAtGatewayContractTest extends AbstractGatewayContractTest<VoidAtGateway> {

    @Inject
    VoidAtGateway handler;

    @Override
    protected VoidAtGateway handler() {
        return handler;
    }

    @Override
    protected String ask() {
        String order = till.authorized();
        PaymentClient.cancel(order);
        return till.key(order, "void");
    }
}
