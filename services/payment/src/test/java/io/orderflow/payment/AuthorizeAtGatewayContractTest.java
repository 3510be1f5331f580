package io.orderflow.payment;

import io.orderflow.payment.usecase.operation.AuthorizeAtGateway;
import jakarta.inject.Inject;
import java.util.OptionalLong;

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
    protected OptionalLong refusals(String key) {
        return OptionalLong.of(till.failures(key, "failed"));
    }
}
