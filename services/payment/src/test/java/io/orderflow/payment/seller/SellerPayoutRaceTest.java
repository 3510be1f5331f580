package io.orderflow.payment.seller;

import static io.orderflow.payment.gateway.PaymentClient.captured;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Claim;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.together.Together;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A seller's money, when refund, dispute, completion and transfer meet: never lost, never doubled, whichever comes first. */
@PaymentTest
@Tag("T5.3")
@Tag("X3.10")
@Tag("INV-M7")
class SellerPayoutRaceTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int ROUNDS = 10;

    @Inject
    Books books;

    @Inject
    Sellers sellers;

    @Test
    void isReducedOrOwedByARefundThatMeetsItsTransfer() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = captured();
            sellers.release(order);
            String id = sellers.of(order);
            var answers = Together.run(List.of(
                    refund(order, 400),
                    sent(id, 1000, "A-" + order),
                    sent(id, 1000, "A-" + order),
                    refund(order, 100)));
            assertThat(answers.subList(1, 3)).containsAnyOf("200", "422").isSubsetOf("200", "422");
            long sent = answers.subList(1, 3).contains("200") ? 1000 : 0;
            settled(order, 500);
            assertThat(sellers.standing(order)).isEqualTo(sent > 0 ? "due 0 owed 500 owed" : "due 500 owed 0 due");
            assertThat(sellers.ledger(order))
                    .filteredOn(line -> line.startsWith("sent"))
                    .hasSize(sent > 0 ? 1 : 0);
        }
    }

    @Test
    void isRightWhicheverOfCompletionRefundAndDisputeComesFirst() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = captured();
            var claim = Claim.of(order, 300).opened();
            Callable<String> completion = () -> {
                sellers.release(order);
                return "";
            };
            Callable<String> loss = () -> claim.lost().id();
            Together.run(List.of(completion, refund(order, 200), loss, completion, loss));
            settled(order, 200);
            assertThat(sellers.standing(order)).isEqualTo("due 500 owed 0 due");
            assertThat(sellers.ledger(order))
                    .filteredOn(line -> line.startsWith("released"))
                    .hasSize(1);
        }
    }

    /** Each of several transfers under names of their own fits alone, and only so many fit together as there is money. */
    @Test
    void sendsNoMoreThanIsDueAndRecoversNoMoreThanWasSent() throws Exception {
        String order = captured();
        sellers.release(order);
        String id = sellers.of(order);
        var sending = Together.run(List.of(
                sent(id, 400, "A-" + order),
                sent(id, 400, "B-" + order),
                sent(id, 400, "C-" + order),
                sent(id, 400, "A-" + order)));
        assertThat(sending.stream().filter("422"::equals)).hasSizeBetween(1, 2);
        assertThat(sellers.standing(order)).isEqualTo("due 200 owed 0 due");

        Sellers.transfer(id, "sent", 200, "D-" + order).statusCode(200);
        Staff.refund(order, 500).statusCode(201);
        settled(order, 500);
        var back = Together.run(List.of(
                recovered(id, 600, "A-" + order), recovered(id, 600, "B-" + order), recovered(id, 600, "A-" + order)));
        assertThat(back.stream().filter("422"::equals)).hasSizeBetween(1, 2);
        assertThat(sellers.standing(order)).isEqualTo("due 100 owed 0 due");
        assertThat(sellers.disagreeing()).isEmpty();
    }

    private void settled(String order, long refunded) {
        Eventually.holds(
                WAIT, () -> assertThat(payment(order).getRefunded().getAmount()).isEqualTo(refunded));
        assertThat(sellers.disagreeing()).doesNotContain(payment(order).getId());
    }

    private static Callable<String> refund(String order, long amount) {
        return () -> String.valueOf(Staff.refund(order, amount).extract().statusCode());
    }

    private static Callable<String> sent(String id, long amount, String reference) {
        return transfer(id, "sent", amount, reference);
    }

    private static Callable<String> recovered(String id, long amount, String reference) {
        return transfer(id, "recovered", amount, reference);
    }

    private static Callable<String> transfer(String id, String what, long amount, String reference) {
        return () -> String.valueOf(
                Sellers.transfer(id, what, amount, reference).extract().statusCode());
    }
}
