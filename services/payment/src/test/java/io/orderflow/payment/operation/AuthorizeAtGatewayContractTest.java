package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.usecase.operation.AuthorizeAtGateway;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** An authorization whose caller died is found out once. */
@PaymentTest
class AuthorizeAtGatewayContractTest extends AbstractGatewayContractTest<AuthorizeAtGateway> {

    @Inject
    AuthorizeAtGateway handler;

    @Override
    protected AuthorizeAtGateway handler() {
        return handler;
    }

    @Override
    protected String ask() {
        return till.authorizeAndDie();
    }

    @Override
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> till.failures(key, "failed"));
    }
}
