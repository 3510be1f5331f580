package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.jobs.AuthorizationExpiry;
import io.orderflow.payment.usecase.operation.VoidAtGateway;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** What has lapsed is booked as let go once, or waits for a person. */
@PaymentTest
@Tag("X3.5")
class VoidOfLapsedRestContractTest extends AbstractGatewayContractTest<VoidAtGateway> {

    @Inject
    VoidAtGateway handler;

    @Inject
    Books books;

    @Inject
    AuthorizationExpiry job;

    @Override
    protected VoidAtGateway handler() {
        return handler;
    }

    @Override
    protected String ask() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        PaymentClient.capture(order, "a-" + order, 400);
        books.update(
                "update payment set gateway = 'stand-in', expires_at = now() - interval '1 hour' where order_id = $1",
                order);
        job.run().await().atMost(Duration.ofSeconds(60));
        return till.key(order, "void");
    }
}
