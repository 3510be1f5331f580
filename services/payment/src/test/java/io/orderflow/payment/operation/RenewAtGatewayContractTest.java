package io.orderflow.payment.operation;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.jobs.AuthorizationExpiry;
import io.orderflow.payment.usecase.operation.RenewAtGateway;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** An authorization is renewed once for each end of its window. */
@PaymentTest
@Tag("X3.5")
class RenewAtGatewayContractTest extends AbstractGatewayContractTest<RenewAtGateway> {

    @Inject
    RenewAtGateway handler;

    @Inject
    AuthorizationExpiry job;

    @Inject
    Books books;

    @Override
    protected RenewAtGateway handler() {
        return handler;
    }

    @Override
    protected String ask() {
        String order = till.authorized();
        books.update("update payment set expires_at = now() + interval '1 day' where order_id = $1", order);
        job.run().await().atMost(Duration.ofSeconds(60));
        return books.list("""
                select o.key from operation o join payment p on p.id::text = o.subject
                where p.order_id = $1 and o.kind = 'renew'""", order).getFirst();
    }

    /** Each one changes the payment, which was authorized at version 2. */
    @Override
    protected long outcomes(String key) {
        return Long.parseLong(books.list("""
                select (p.version - 2)::text from payment p join operation o on o.subject = p.id::text
                where o.key = $1""", key).getFirst());
    }
}
