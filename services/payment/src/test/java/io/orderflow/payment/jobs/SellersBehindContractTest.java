package io.orderflow.payment.jobs;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.seller.Sellers;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;

/** What a process of before the sellers' ledger gave back of a completed order is put down once, though its money never moves again. */
@PaymentTest
@Tag("J7.2")
@Tag("INV-M7")
class SellersBehindContractTest extends AbstractJobContractTest<PaymentReconciliation, String> {

    @Inject
    Books books;

    @Inject
    Sellers sellers;

    @Override
    protected String name() {
        return "payment-reconciliation";
    }

    @Override
    protected String work() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        PaymentClient.capture(order, "c-" + order, 1000);
        sellers.release(order);
        books.olderProcess(order, "refund", "refunded", 400);
        return order;
    }

    @Override
    protected long effects(String order) {
        return sellers.ledger(order).stream().filter("refunded 400"::equals).count();
    }
}
