package io.orderflow.payment.dispute;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorize;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.captured;
import static io.orderflow.payment.gateway.PaymentClient.lower;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.Staff;
import io.orderflow.payment.gateway.StripeWebhook;
import io.orderflow.payment.jobs.WebhookRetry;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Topics;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dispute in the money ledger: a memo as long as it is open or when it is won, money that is gone when it is lost. */
@PaymentTest
@Tag("X3.10")
@Tag("INV-M3")
class ChargebackTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @Inject
    Books books;

    @Inject
    Disputed disputed;

    @Inject
    WebhookRetry retry;

    @Test
    void isAMemoThatMovesNoMoneyWhileItIsOpen() {
        String order = captured();
        var before = payment(order);
        Claim.of(order, 1000).opened();
        assertThat(books.ledger(order)).containsExactly("authorize 1000", "capture 1000", "dispute_opened 1000");
        assertThat(payment(order)).isEqualTo(before);
        Staff.refund(order, 400).statusCode(201);
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("partially_refunded"));
    }

    @Test
    void isMoneyThatTheGatewayTookBackWhenItIsLost() {
        String order = captured();
        var claim = Claim.of(order, 1000).opened().lost();
        read(order, "")
                .body("charged_back.amount", equalTo(1000))
                .body("refunded.amount", equalTo(0))
                .body("status", equalTo("captured"));
        read(order, "/ledger")
                .body("items.operation", equalTo(List.of("authorize", "capture", "dispute_opened", "chargeback")))
                .body("items[3].amount.amount", equalTo(1000))
                .body("items[3].operation_key", equalTo("dispute:sandbox:" + claim.id() + ":chargeback"));
        assertThat(books.events(order)).last().isEqualTo(Topics.PAYMENTS_PAYMENT_FAILED + " charged_back");
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 1000");
    }

    @Test
    void changesNothingWhenItIsWon() {
        String order = captured();
        Claim.of(order, 600).opened().won();
        assertThat(books.ledger(order))
                .containsExactly("authorize 1000", "capture 1000", "dispute_opened 600", "dispute_won 600");
        read(order, "").body("charged_back.amount", equalTo(0));
        Staff.refund(order, 1000).statusCode(201);
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("refunded"));
    }

    @Test
    @Tag("INV-M2")
    void leavesNothingOfItToBeRefunded() {
        String order = captured();
        Claim.of(order, 300).opened().lost();
        Staff.refund(order, 701).statusCode(422).body("code", equalTo("charged_back"));
        Staff.refund(order, 1001).statusCode(422).body("code", equalTo("refund_exceeds_captured"));
        Staff.refund(order, 700).statusCode(201);
        Staff.refund(order, 1).statusCode(422).body("code", equalTo("charged_back"));
        Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("partially_refunded"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 1000", "refund 700");
    }

    @Test
    void givesACancelledOrdersMoneyBackOnce() {
        String all = captured();
        Claim.of(all, 1000).opened().lost();
        String part = captured();
        Claim.of(part, 300).lost();
        cancel(all);
        cancel(part);
        Eventually.holds(WAIT, () -> assertThat(books.ledger(part)).contains("refund 700"));
        assertThat(books.ledger(all)).doesNotContain("refund 1000");
        assertThat(asked(all)).containsExactly("authorize", "capture");
        assertThat(Sandbox.ledger(part)).containsExactly("authorize 1000", "capture 1000", "refund 700");
    }

    @Test
    void countsTowardsWhatAnOrderGetsBackThatAsksForLess() {
        String order = captured();
        Claim.of(order, 300).lost();
        lower(order, 600);
        Eventually.holds(WAIT, () -> assertThat(books.ledger(order)).contains("refund 100"));
        String other = captured();
        Claim.of(other, 500).lost();
        lower(other, 600);
        assertThat(asked(other)).containsExactly("authorize", "capture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened lost", "lost opened", "opened opened lost lost", "lost opened lost won", "lost"})
    void tellsTheSameInWhateverOrderAndHoweverOftenTheNewsComes(String news) {
        String order = captured();
        var claim = Claim.of(order, 1000);
        for (String state : news.split(" ")) {
            claim.told(state);
        }
        assertThat(books.ledger(order))
                .containsExactly("authorize 1000", "capture 1000", "dispute_opened 1000", "chargeback 1000");
        read(order, "").body("charged_back.amount", equalTo(1000));
    }

    @Test
    void booksWhatCameBeforeItsPayment() {
        String order = anyOrder();
        var claim = Claim.of(order, 400).opened();
        var won = Claim.of(order, 50).won();
        authorize(order, "tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        claim.lost();
        run();
        run();
        assertThat(books.ledger(order))
                .startsWith("authorize 1000", "capture 1000")
                .contains("dispute_opened 50", "dispute_won 50")
                .containsOnlyOnce("dispute_opened 400", "chargeback 400");
        assertThat(disputed.steps(won.id())).containsExactly("won");
        read(order, "").body("charged_back.amount", equalTo(400));
    }

    @Test
    void takesAllThatIsLeftForLostWhereTheGatewayDoesNotSayHowMuch() {
        String silent = captured();
        String foreign = captured();
        Staff.refund(silent, 250).statusCode(201);
        Claim.of(silent).opened().lost();
        Claim.of(foreign, 7).in("EUR").opened().lost();
        Eventually.holds(
                WAIT,
                () -> assertThat(books.ledger(silent)).contains("dispute_opened 750", "chargeback 750", "refund 250"));
        assertThat(books.ledger(foreign)).endsWith("dispute_opened 7", "chargeback 1000");
    }

    @Test
    @Tag("INV-M2")
    void losesNoMoreThanWasTaken() {
        String order = captured();
        Claim.of(order, 5000).opened().lost();
        Claim.of(order, 1000).opened().lost();
        assertThat(books.ledger(order))
                .endsWith("dispute_opened 5000", "chargeback 1000", "dispute_opened 1000", "chargeback 0");
        read(order, "").body("charged_back.amount", equalTo(1000));
        String held = authorized("tok_ok", 1000);
        Claim.of(held, 1000).opened().lost();
        assertThat(books.ledger(held)).containsExactly("authorize 1000", "dispute_opened 1000", "chargeback 0");
    }

    @Test
    void readsFromStripeWhatADisputeIsAbout() {
        String order = captured();
        books.update(
                "update payment set gateway = 'stripe', authorization_id = 'pi_' || $1 where order_id = $1", order);
        for (String type : List.of("created", "closed")) {
            StripeWebhook.of("charge.dispute." + type, """
                    {"id":"dp_%s","object":"dispute","payment_intent":"pi_%s","status":"lost","amount":640,"currency":"usd","metadata":{}}""".formatted(order, order))
                    .post()
                    .statusCode(204);
        }
        assertThat(books.ledger(order)).endsWith("dispute_opened 640", "chargeback 640");
    }

    private List<String> asked(String order) {
        return books.list("""
                select o.kind from payment_operation o join payment p on p.id = o.payment_id
                where p.order_id = $1
                order by o.kind""", order);
    }

    private static ValidatableResponse read(String order, String what) {
        return given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/payments/" + payment(order).getId() + what)
                .then()
                .statusCode(200);
    }

    private void run() {
        retry.run().await().atMost(WAIT);
    }
}
