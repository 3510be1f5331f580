package io.orderflow.payment.jobs;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;

/** What is left of an authorization that is over after a part was taken is asked to be let go once, and said so once. */
@PaymentTest
@Tag("J7.2")
@Tag("X3.5")
class LapsedRestContractTest extends AbstractJobContractTest<AuthorizationExpiry, String> {

    @Inject
    Books books;

    @Override
    protected String name() {
        return "authorization-expiry";
    }

    @Override
    protected String work() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        PaymentClient.capture(order, "a-" + order, 400);
        books.update("update payment set expires_at = now() - interval '1 hour' where order_id = $1", order);
        return order;
    }

    /** Told and asked for in one transaction, or neither. */
    @Override
    protected long effects(String order) {
        long told = books.events(order).stream()
                .filter("payments.payment.failed capture_failed"::equals)
                .count();
        long asked = books.list("""
                select o.key from payment_operation o join payment p on p.id = o.payment_id
                where p.order_id = $1 and o.kind = 'void'""", order).size();
        return told == asked ? told : -1;
    }
}
