package io.orderflow.payment.jobs;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;

/** An authorization that is past its window is marked once, and said so once. */
@PaymentTest
@Tag("J7.2")
@Tag("X3.5")
class AuthorizationExpiryContractTest extends AbstractJobContractTest<AuthorizationExpiry, String> {

    @Inject
    Books books;

    @Override
    protected String name() {
        return "authorization-expiry";
    }

    @Override
    protected String work() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        books.update("update payment set expires_at = now() - interval '1 hour' where order_id = $1", order);
        return order;
    }

    @Override
    protected long effects(String order) {
        return books.events(order).stream()
                .filter("payments.payment.failed expired"::equals)
                .count();
    }
}
