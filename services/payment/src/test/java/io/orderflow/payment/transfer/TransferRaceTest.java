package io.orderflow.payment.transfer;

import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.transfer.Bank.anyBankReference;
import static io.orderflow.payment.transfer.Bank.awaited;
import static io.orderflow.payment.transfer.Bank.pays;
import static io.orderflow.payment.transfer.Bank.referenceOf;
import static io.orderflow.payment.transfer.Bank.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.usecase.transfer.ExpireTransfers;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.test.together.Together;
import io.orderflow.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Transfers that meet each other, the end of the window, or a cancellation at the same moment: always one story, and the books tell it. */
@PaymentTest
class TransferRaceTest {

    private static final String CONFIRMED = Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured";
    private static final String EXPIRED = Topics.PAYMENTS_PAYMENT_FAILED + " expired";
    private static final String VOIDED = Topics.PAYMENTS_PAYMENT_FAILED + " voided";
    private static final int ROUNDS = 10;

    @Inject
    Books books;

    @Inject
    ExpireTransfers expiring;

    @Test
    void countsATransferOnceThatIsReportedByManyAtOnce() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = awaited(1000);
            String reference = referenceOf(order);
            String bankReference = anyBankReference();
            var outcomes = Together.<String>run(Collections.nCopies(
                    6, () -> report(reference, 1000, bankReference).extract().path("outcome")));

            assertThat(outcomes).containsOnlyOnce("matched");
            assertThat(outcomes.stream().filter("duplicate"::equals)).hasSize(5);
            assertThat(books.ledger(order)).containsExactly("capture 1000");
            assertThat(books.events(order)).containsExactly(CONFIRMED);
        }
    }

    @Test
    void takesOneOfTwoThatPayInFullAndGivesTheOtherBack() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = awaited(1000);
            var outcomes = Together.<String>run(Collections.nCopies(2, () -> pays(order, 1000)));

            assertThat(outcomes).containsExactlyInAnyOrder("matched", "over");
            assertMoney(order, "captured", 2000, 1000);
            assertThat(books.events(order)).containsExactly(CONFIRMED, Topics.PAYMENTS_REFUND_COMPLETED);
        }
    }

    @Test
    void addsTwoHalvesUpWhicheverComesFirst() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = awaited(1000);
            var outcomes = Together.<String>run(Collections.nCopies(2, () -> pays(order, 500)));

            assertThat(outcomes).containsExactlyInAnyOrder("under", "matched");
            assertMoney(order, "captured", 1000, 0);
            assertThat(books.events(order)).containsExactly(CONFIRMED);
        }
    }

    @Test
    @Tag("J7.2")
    void endsInOneWayWhenATransferMeetsTheEndOfItsWindow() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = awaited(1000);
            String reference = referenceOf(order);
            books.update("update payment set expires_at = now() - interval '1 second' where order_id = $1", order);
            var outcomes = Together.<String>run(List.of(
                    () -> report(reference, 1000, anyBankReference()).extract().path("outcome"),
                    this::expire,
                    this::expire));

            assertOneStory(order, outcomes.getFirst(), "expired", EXPIRED);
        }
    }

    @Test
    void endsInOneWayWhenATransferMeetsACancellation() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = awaited(1000);
            var outcomes = Together.<String>run(List.of(() -> pays(order, 1000), () -> {
                cancel(order);
                return "";
            }));

            if (outcomes.getFirst().equals("matched")) {
                assertMoney(order, "refunded", 1000, 1000);
                assertThat(books.events(order)).containsExactly(CONFIRMED, Topics.PAYMENTS_REFUND_COMPLETED);
            } else {
                assertOneStory(order, outcomes.getFirst(), "voided", VOIDED);
            }
        }
    }

    private void assertOneStory(String order, String outcome, String ended, String failed) {
        if (outcome.equals("matched")) {
            assertMoney(order, "captured", 1000, 0);
            assertThat(books.events(order)).containsExactly(CONFIRMED);
        } else {
            assertThat(outcome).isEqualTo("late");
            assertMoney(order, ended, 1000, 1000);
            assertThat(books.events(order)).containsExactly(failed, Topics.PAYMENTS_REFUND_COMPLETED);
        }
    }

    private String expire() {
        expiring.expireOverdue(Cause.system("test")).await().atMost(Duration.ofSeconds(30));
        return "";
    }

    private static void assertMoney(String order, String status, long captured, long refunded) {
        var payment = payment(order);
        assertThat(payment.getStatus()).isEqualTo(status);
        assertThat(payment.getCaptured().getAmount()).isEqualTo(captured);
        assertThat(payment.getRefunded().getAmount()).isEqualTo(refunded);
    }
}
