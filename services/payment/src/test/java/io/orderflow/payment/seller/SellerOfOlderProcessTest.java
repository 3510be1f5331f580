package io.orderflow.payment.seller;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.seller.Sellers.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.jobs.PaymentReconciliation;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a seller is sent where a process of before the sellers' ledger moved money of a completed order, while it was being replaced. */
@PaymentTest
@Tag("T5.3")
@Tag("INV-M7")
class SellerOfOlderProcessTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @Inject
    Books books;

    @Inject
    Sellers sellers;

    @Inject
    PaymentReconciliation job;

    @AfterEach
    void agreesWithTheBooks() {
        assertThat(sellers.disagreeing()).isEmpty();
    }

    @Test
    void isNotSentWhatItGaveBackToTheBuyer() {
        String order = completed();
        books.olderProcess(order, "refund", "refunded", 400);
        transfer(sellers.of(order), "sent", 1000, "T-" + order)
                .statusCode(422)
                .body("code", equalTo("amount_exceeds_due"));
        transfer(sellers.of(order), "sent", 600, "T2-" + order).statusCode(200).body("status", equalTo("sent"));
        assertThat(sellers.ledger(order)).containsExactly("released 1000", "refunded 400", "sent 600");
    }

    @Test
    void isSentWhatItTookOfTheBuyer() {
        String order = authorized("tok_ok", 1000);
        capture(order, "a-" + order, 300);
        sellers.release(order);
        books.olderProcess(order, "capture", "captured", 700);
        transfer(sellers.of(order), "sent", 1000, "T-" + order).statusCode(200);
        assertThat(sellers.ledger(order)).containsExactly("released 300", "captured 700", "sent 1000");
    }

    /** It cuts the payout by itself, without a line. */
    @Test
    void isNotSentWhatABankTookBack() {
        String order = completed();
        books.olderProcess(order, "chargeback", "charged_back", 300);
        books.update("""
                update seller_payout set charged_back = 300, state = 'due'
                where payment_id = (select id from payment where order_id = $1)""", order);
        transfer(sellers.of(order), "sent", 1000, "T-" + order).statusCode(422);
        transfer(sellers.of(order), "sent", 700, "T2-" + order).statusCode(200).body("status", equalTo("sent"));
    }

    @Test
    void isOwedByTheSellerAfterItWasSent() {
        String order = completed();
        transfer(sellers.of(order), "sent", 1000, "T-" + order).statusCode(200);
        books.olderProcess(order, "refund", "refunded", 400);
        transfer(sellers.of(order), "recovered", 400, "R-" + order)
                .statusCode(200)
                .body("status", equalTo("sent"))
                .body("refunded.amount", equalTo(400));
    }

    /** All was on its way back when it completed the order, and then stayed. */
    @Test
    void getsAnAccountWhereNoneWasOpened() {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        books.update("insert into escrow_release select id, 0, 'USD', now() from payment where order_id = $1", order);
        Staff.refund(order, 100).statusCode(201);
        Eventually.holds(
                WAIT, () -> assertThat(payment(order).getRefunded().getAmount()).isEqualTo(100));
        assertThat(sellers.standing(order)).isEqualTo("due 900 owed 0 due");
        assertThat(sellers.ledger(order)).containsExactly("released 1000", "refunded 100");
    }

    @Test
    void getsAnAccountThoughNothingMovesAgain() {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        books.update("insert into escrow_release select id, 0, 'USD', now() from payment where order_id = $1", order);
        job.run().await().atMost(WAIT);
        assertThat(sellers.standing(order)).isEqualTo("due 1000 owed 0 due");
        job.run().await().atMost(WAIT);
        assertThat(sellers.ledger(order)).containsExactly("released 1000");
    }

    private String completed() {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        sellers.release(order);
        return order;
    }
}
