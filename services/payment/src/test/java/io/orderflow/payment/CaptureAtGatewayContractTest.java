package io.orderflow.payment;

import io.orderflow.payment.usecase.operation.CaptureAtGateway;
import jakarta.inject.Inject;
import java.util.OptionalLong;

/** A capture in the background is booked once. */
@PaymentTest
class CaptureAtGatewayContractTest extends AbstractGatewayContractTest<CaptureAtGateway> {

    @Inject
    CaptureAtGateway handler;

    @Override
    protected CaptureAtGateway handler() {
        return handler;
    }

    @Override
    protected String ask() {
        return till.capture(till.authorized());
    }

    @Override
    protected OptionalLong refusals(String key) {
        return OptionalLong.of(till.failures(key, "capture_failed"));
    }
}
