package io.orderflow.payment.jobs;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Money that no settlement has named in time is reported once. */
@PaymentTest
@Tag("J7.2")
class PaymentReconciliationContractTest extends AbstractJobContractTest<PaymentReconciliation, String> {

    @Inject
    Books books;

    @Override
    protected String name() {
        return "payment-reconciliation";
    }

    @Override
    protected String work() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        PaymentClient.capture(order, "c-" + order, 1000);
        books.update("""
                update money_entry e set at = now() - interval '3 days 1 hour'
                from payment p
                where p.id = e.payment_id and p.order_id = $1""", order);
        return order;
    }

    @Override
    protected Optional<String> doneAtOnce() {
        return Optional.of("one statement finds as many as a batch may have, and says so");
    }

    @Override
    protected long effects(String order) {
        return books.list("""
                        select e.kind
                        from settlement_gap g
                        join money_entry e on e.position = g.entry
                        join payment p on p.id = e.payment_id
                        where p.order_id = $1""", order).size();
    }
}
