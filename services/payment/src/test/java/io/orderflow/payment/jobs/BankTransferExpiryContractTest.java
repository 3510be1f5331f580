package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.transfer.Bank;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A payment whose transfer did not come in time ends once, says so once, and keeps nothing of what did come. */
@PaymentTest
@Tag("J7.2")
class BankTransferExpiryContractTest extends AbstractJobContractTest<BankTransferExpiry, String> {

    @Inject
    Books books;

    @Inject
    BankTransferExpiry job;

    @Override
    protected String name() {
        return "bank-transfer-expiry";
    }

    @Override
    protected String work() {
        String order = Bank.awaited(1000);
        Bank.pays(order, 400);
        overdue(order);
        return order;
    }

    @Override
    protected long effects(String order) {
        return books.events(order).stream()
                .filter("payments.payment.failed expired"::equals)
                .count();
    }

    @Test
    void givesBackWhatCameAndLeavesThoseThatStillHaveTime() {
        String inTime = Bank.awaited(1000);
        String order = work();
        job.run().await().atMost(Duration.ofSeconds(60));

        assertThat(books.ledger(order)).containsExactly("capture 400", "refund 400");
        assertThat(PaymentClient.payment(order).getFailureCode()).isEqualTo("payment_window_over");
        assertThat(PaymentClient.status(inTime)).isEqualTo("pending");
        assertThat(Bank.pays(order, 600)).isEqualTo("late");
    }

    @Test
    void endsMoreThanOneBatchInARun() {
        for (int i = 0; i < 105; i++) {
            overdue(Bank.awaited(1000));
        }
        job.run().await().atMost(Duration.ofSeconds(60));
        assertThat(books.list("""
                select id::text from payment
                where method = 'bank_transfer' and status = 'pending' and expires_at <= now()""")).isEmpty();
    }

    private void overdue(String order) {
        books.update("update payment set expires_at = now() - interval '1 hour' where order_id = $1", order);
    }
}
