package io.orderflow.payment.dispute;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorize;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Webhook;
import io.orderflow.payment.jobs.WebhookRetry;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.together.Together;
import io.quarkus.grpc.GrpcService;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The order of a disputed payment waits, as long as the dispute is open or lost. */
@PaymentTest
@Tag("X3.10")
class DisputeTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @Inject
    Books books;

    @Inject
    Disputed disputed;

    @Inject
    @GrpcService
    OrderNeighbour orders;

    @Inject
    WebhookRetry retry;

    @AfterEach
    void behave() {
        orders.standIn().forget();
    }

    @Test
    void hasTheOrderWaitAndSaysWhoAndWhy() {
        String order = disputed.authorized();
        String dispute = disputed.open(order);
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).containsExactly("opened", "held"));
        assertThat(orders.placed(order)).singleElement().satisfies(asked -> {
            assertThat(asked.getKind()).isEqualTo("fraud");
            assertThat(asked.getReason()).contains(dispute).contains("stripe");
            assertThat(asked.getOrigin()).isEqualTo("dispute:stripe:" + dispute);
            assertThat(asked.getCause().getActor()).isEqualTo("system:payment");
        });
        shown(order).body("items[0].state", equalTo("open")).body("items[0].order_hold", equalTo("held"));
    }

    @Test
    void asksOnceHoweverOftenTheNewsComes() throws Exception {
        String order = disputed.authorized();
        String dispute = "dp_" + order;
        assertThat(Together.run(
                        8,
                        () -> Disputed.opened(order, dispute).post().extract().statusCode()))
                .containsOnly(204);
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).containsExactly("opened", "held"));
        assertThat(orders.placed(order)).hasSize(1);
    }

    @Test
    void letsTheOrderGoOnWhenTheDisputeIsWon() {
        for (String end : new String[] {"won", "warning_closed"}) {
            String order = disputed.authorized();
            String dispute = disputed.open(order);
            Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).contains("held"));
            Disputed.closed(order, dispute, end).post().statusCode(204);
            Disputed.closed(order, dispute, end).post().statusCode(204);
            Eventually.holds(
                    WAIT,
                    () -> assertThat(disputed.steps(dispute)).containsExactly("opened", "held", "won", "released"));
            shown(order).body("items[0].state", equalTo("won")).body("items[0].order_hold", equalTo("released"));
        }
    }

    @Test
    void goesOnHavingItWaitWhenTheDisputeIsLost() {
        String order = disputed.authorized();
        String dispute = disputed.open(order);
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).contains("held"));
        Disputed.closed(order, dispute, "lost").post().statusCode(204);
        Disputed.closed(order, dispute, "won").post().statusCode(204);
        assertThat(disputed.steps(dispute)).containsExactly("opened", "held", "lost");
        shown(order).body("items[0].state", equalTo("lost")).body("items[0].order_hold", equalTo("held"));
    }

    @Test
    void holdsNothingWhenItHearsTheEndFirst() {
        String order = disputed.authorized();
        String dispute = "dp_" + order;
        Disputed.closed(order, dispute, "won").post().statusCode(204);
        Disputed.opened(order, dispute).post().statusCode(204);
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).containsExactly("won", "released"));
        assertThat(orders.placed(order)).isEmpty();
    }

    @Test
    void heedsADisputeThatCameBeforeItsPayment() {
        String order = anyOrder();
        var early = Webhook.of("dispute.opened", order);
        early.post().statusCode(204);
        run();
        assertThat(orders.placed(order)).isEmpty();
        authorize(order, "tok_ok", 1000);
        run();
        run();
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(early.id())).containsExactly("opened", "held"));
        assertThat(orders.placed(order)).hasSize(1);
    }

    /** Stripe names only its intent, which a payment knows once it has heard of it. */
    @Test
    void heedsADisputeThatCameBeforeItsPaymentKnewTheIntent() {
        String order = anyOrder();
        Disputed.opened(order, "dp_" + order).post().statusCode(204);
        run();
        authorize(order, "tok_ok", 1000);
        run();
        assertThat(disputed.steps("dp_" + order)).containsExactly("opened");
        disputed.atStripe(order);
        run();
        run();
        Eventually.holds(WAIT, () -> assertThat(disputed.steps("dp_" + order)).containsExactly("opened", "held"));
        assertThat(orders.placed(order)).hasSize(1);
        shown(order).body("items[0].id", equalTo("dp_" + order)).body("items[0].order_hold", equalTo("held"));
    }

    @Test
    void showsADisputeThatEndsBeforeAnybodyKnewWhoseItIs() {
        String order = anyOrder();
        Disputed.opened(order, "dp_" + order).post().statusCode(204);
        authorize(order, "tok_ok", 1000);
        disputed.atStripe(order);
        Disputed.closed(order, "dp_" + order, "won").post().statusCode(204);
        shown(order).body("items[0].id", equalTo("dp_" + order)).body("items[0].state", equalTo("won"));
    }

    /** It knows neither names of disputes nor holds. */
    @Test
    void heedsADisputeThatAnOlderProcessHasTakenDown() {
        String order = disputed.authorized();
        String webhook = disputed.takenDownAsBefore(order);
        run();
        run();
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(webhook)).containsExactly("held"));
        assertThat(orders.placed(order)).hasSize(1);
        shown(order).body("items[0].state", equalTo("open")).body("items[0].id", equalTo(webhook));
    }

    @Test
    void waitsForAnOrderWhoseCheckoutIsUnderWay() {
        String order = disputed.authorized();
        orders.misses(order, true);
        String dispute = disputed.open(order);
        Eventually.holds(WAIT, () -> assertThat(orders.placed(order)).hasSizeGreaterThan(1));
        assertThat(disputed.steps(dispute)).containsExactly("opened");
        orders.misses(order, false);
        Eventually.holds(WAIT, () -> assertThat(disputed.steps(dispute)).containsExactly("opened", "held"));
    }

    @Test
    void takesDownThatAnOrderIsOverAndCannotWait() {
        orders.standIn().set(Mode.REFUSING);
        String order = disputed.authorized();
        String dispute = disputed.open(order);
        Eventually.holds(
                WAIT,
                () -> assertThat(disputed.steps(dispute)).containsExactly("opened", "not_held illegal_transition"));
        shown(order).body("items[0].order_hold", equalTo("not_held"));
    }

    @Test
    void asksForNothingWhereTheDisputeIsForged() {
        String order = disputed.authorized();
        Disputed.opened(order, "dp_" + order)
                .signed("whsec_forged", java.time.Instant.now())
                .post()
                .statusCode(400)
                .body("code", equalTo("invalid_signature"));
        run();
        assertThat(disputed.steps("dp_" + order)).isEmpty();
        assertThat(orders.placed(order)).isEmpty();
        assertThat(books.ledger(order)).containsExactly("authorize 1000");
    }

    private void run() {
        retry.run().await().atMost(WAIT);
    }

    private static ValidatableResponse shown(String order) {
        return given().auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/payments/" + payment(order).getId() + "/disputes")
                .then()
                .statusCode(200);
    }
}
