package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.usecase.operation.CaptureAtGateway;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;

/** A capture in the background is booked once. */
@PaymentTest
@Tag("E9.10")
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
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> till.failures(key, "capture_failed"));
    }
}
