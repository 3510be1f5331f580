package io.orderflow.payment.dispute;

import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.captured;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.jobs.RefundProcessing;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.together.Together;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A dispute that meets what goes back by ourselves. */
@PaymentTest
@Tag("X3.10")
@Tag("INV-M2")
@Tag("INV-M3")
class ChargebackRaceTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int ROUNDS = 10;

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Inject
    RefundProcessing processing;

    @Test
    void refundsAsEverThoughADisputeIsOpenedAtTheSameMoment() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = captured();
            var claim = Claim.of(order, 1000);
            Together.run(List.of(news(claim, "opened"), refund(order, 600), refund(order, 600), news(claim, "opened")));
            Eventually.holds(WAIT, () -> assertThat(payment(order).getStatus()).isEqualTo("partially_refunded"));
            assertThat(books.ledger(order))
                    .containsExactlyInAnyOrder("authorize 1000", "capture 1000", "dispute_opened 1000", "refund 600");
        }
    }

    /** Which of them comes first decides; what is asked for after the loss is refused, and the books tell what really went where. */
    @Test
    void refundsNothingThatWasLostBefore() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = captured();
            var claim = Claim.of(order, 700).opened();
            var answers = Together.run(
                    List.of(news(claim, "lost"), refund(order, 600), refund(order, 600), news(claim, "lost")));
            assertThat(answers.subList(1, 3)).containsAnyOf("422").isSubsetOf("201", "422");
            long refunds = answers.stream().filter("201"::equals).count();
            Eventually.holds(
                    WAIT,
                    () -> assertThat(payment(order).getRefunded().getAmount()).isEqualTo(600 * refunds));
            assertThat(Staff.refund(order, 301).extract().statusCode()).isEqualTo(422);
            assertThat(books.ledger(order)).containsOnlyOnce("chargeback 700");
            assertThat(books.list("select charged_back::text from payment where order_id = $1", order))
                    .containsExactly("700");
            assertThat(Sandbox.ledger(order)).filteredOn("refund 600"::equals).hasSize((int) refunds);
        }
    }

    /** A gateway refuses to give back what the bank has: that is no debt of ours any more, and nothing is left in the hands of the jobs. */
    @Test
    @Tag("INV-M4")
    void givesUpARefundThatTheGatewayRefusesBecauseTheBankHasTheMoney() {
        String order = till.captured();
        gateway.standIn().set(Mode.REFUSING);
        cancel(order);
        String key = till.key(order, "refund");
        parked(key);
        lost(order, 1000);
        gateway.standIn().forget();
        gateway.standIn().set(Mode.REFUSING);
        processing.run().await().atMost(WAIT);
        Eventually.holds(WAIT, () -> assertThat(state(key)).isEqualTo("refused"));
        assertThat(books.list("select refunding || ' ' || refunded from payment where order_id = $1", order))
                .containsExactly("0 0");
        assertThat(books.list("select code from payment_operation where key = $1", key))
                .containsExactly("charged_back");
        assertThat(books.ledger(order)).endsWith("dispute_opened 1000", "chargeback 1000");
    }

    /** Of a payment in parts, one is taken, and another is under way and refused in the end. */
    @Test
    void takesNoPartForLostThatMayStillBeRefused() {
        String order = till.authorized();
        capture(order, "a-" + order, 300);
        gateway.standIn().set(Mode.DOWN);
        capture(order, "b-" + order, 600);
        Claim.of(order).opened().lost();
        lost(order, 1000);
        assertThat(books.ledger(order))
                .endsWith("dispute_opened 300", "chargeback 300", "dispute_opened 1000", "chargeback 0");

        gateway.standIn().set(Mode.REFUSING);
        Eventually.holds(WAIT, () -> {
            hurry("b-" + order);
            assertThat(state("b-" + order)).isEqualTo("refused");
        });
        assertThat(books.list("select charged_back || ' of ' || captured from payment where order_id = $1", order))
                .containsExactly("300 of 300");
    }

    @Test
    void asksAgainForWhatTheBankHasLeft() {
        String order = till.captured();
        gateway.standIn().set(Mode.REFUSING);
        cancel(order);
        String key = till.key(order, "refund");
        parked(key);
        lost(order, 400);
        processing.run().await().atMost(WAIT);
        Eventually.holds(WAIT, () -> assertThat(state(key)).isEqualTo("refused"));
        String second = till.key(order, "refund");
        assertThat(second).isNotEqualTo(key);
        // It may have been refused by the stand-in before, and parked.
        gateway.standIn().forget();
        processing.run().await().atMost(WAIT);
        Eventually.holds(WAIT, () -> {
            hurry(second);
            assertThat(books.list("select refunding || ' ' || refunded from payment where order_id = $1", order))
                    .containsExactly("0 600");
        });
        assertThat(books.ledger(order)).endsWith("chargeback 400", "refund 600");
    }

    private void hurry(String key) {
        books.update("update operation set next_attempt_at = now() where key = $1 and state = 'pending'", key);
    }

    private static void lost(String order, long amount) {
        Claim.of(order, amount).opened().lost();
    }

    private void parked(String key) {
        Eventually.holds(WAIT, () -> {
            books.update("""
                    update operation set attempts = 6, next_attempt_at = now()
                    where key = $1 and state = 'pending'""", key);
            assertThat(state(key)).isEqualTo("parked");
        });
    }

    private String state(String key) {
        return books.list("select state from operation where key = $1", key).getFirst();
    }

    private static Callable<String> news(Claim claim, String state) {
        return () -> claim.told(state).id();
    }

    private static Callable<String> refund(String order, long amount) {
        return () -> String.valueOf(Staff.refund(order, amount).extract().statusCode());
    }
}
