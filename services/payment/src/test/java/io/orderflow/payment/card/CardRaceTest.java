package io.orderflow.payment.card;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorize;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.payment.gateway.Webhook;
import io.orderflow.payment.jobs.AuthorizationExpiry;
import io.orderflow.payment.jobs.Cleanup;
import io.orderflow.payment.jobs.PaymentStatusSync;
import io.orderflow.platform.job.Job;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.together.Together;
import io.orderflow.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A card's money, when several ways to it meet at the same moment: always one row, one story, and the books tell it. */
@PaymentTest
@Tag("J7.2")
class CardRaceTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int ROUNDS = 10;
    private static final String AUTHORIZED = Topics.PAYMENTS_PAYMENT_CONFIRMED + " authorized";
    private static final String CAPTURED = Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured";
    private static final String EXPIRED = Topics.PAYMENTS_PAYMENT_FAILED + " expired";

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Inject
    AuthorizationExpiry expiry;

    @Inject
    PaymentStatusSync sync;

    @Inject
    Cleanup cleanup;

    @Test
    @Tag("X3.10")
    void bringsAnswerWebhooksAndPollsOfAnAuthorizationToOneRow() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = anyOrder();
            String token = i % 2 == 0 ? "tok_ok" : "tok_timeout_after_success";
            meet(() -> authorize(order, token, 1000), webhook("payment.authorized", order));
            Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("authorized"));
            assertStory(order, List.of("authorize 1000"), List.of(AUTHORIZED));
        }
    }

    @Test
    @Tag("X3.10")
    void bringsAnswerWebhooksAndPollsOfACaptureToOneRow() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = authorized("tok_ok", 1000);
            meet(() -> capture(order, "c-" + order, 1000), webhook("payment.captured", order));
            Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("captured"));
            assertStory(order, List.of("authorize 1000", "capture 1000"), List.of(AUTHORIZED, CAPTURED));
        }
    }

    @Test
    @Tag("X3.5")
    @Tag("E9.5")
    void capturesNothingAndSaysOnceThatItIsTooLateWhenCapturesMeetTheEndOfTheWindow() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = authorized("tok_ok", 1000);
            books.update("update payment set expires_at = now() - interval '1 second' where order_id = $1", order);
            Callable<String> capture =
                    () -> capture(order, "c-" + order, 1000).getRejection().getCode();
            Callable<String> job = () -> run(expiry);
            var answers = Together.run(List.of(capture, capture, job, job));

            assertThat(answers.subList(0, 2)).isSubsetOf("authorization_expired", "illegal_transition");
            assertThat(status(order)).isEqualTo("expired");
            assertStory(order, List.of("authorize 1000"), List.of(AUTHORIZED, EXPIRED));
        }
    }

    @Test
    @Tag("E9.5")
    void leavesACaptureThatIsUnderWayToItsOutcomeThoughItsWindowEnds() {
        String order = till.authorized();
        gateway.standIn().set(Mode.MUTE);
        String key = till.capture(order);
        books.update("update payment set expires_at = now() - interval '1 second' where order_id = $1", order);
        run(expiry);
        assertThat(status(order)).isEqualTo("capture_pending");
        gateway.standIn().set(Mode.WELL);
        run(sync);
        Eventually.holds(WAIT, () -> {
            till.hurry(key);
            assertThat(status(order)).isEqualTo("captured");
        });
        run(expiry);
        assertThat(books.events(order)).containsExactly(AUTHORIZED, CAPTURED);
    }

    @Test
    @Tag("E9.5")
    void letsNoCleanupTouchAnAuthorizationThatIsOnItsWay() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = anyOrder();
            Webhook.of("payment.authorized", order).post().statusCode(204);
            books.update(
                    "update gateway_webhook set received_at = now() - interval '61 days' where payment_reference = $1",
                    "pay-" + order);
            Callable<String> buyer =
                    () -> authorize(order, "tok_ok", 1000).getPayment().getStatus();
            Callable<String> job = () -> run(cleanup);
            assertThat(Together.run(List.of(buyer, job, job)).getFirst()).isIn("authorized", "pending");
            Eventually.holds(WAIT, () -> assertThat(status(order)).isEqualTo("authorized"));
            assertStory(order, List.of("authorize 1000"), List.of(AUTHORIZED));
        }
    }

    @Test
    @Tag("E9.5")
    @Tag("INV-M4")
    void holdsNothingWhenACancellationMeetsTheAuthorizationAndTheJobs() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = anyOrder();
            Callable<String> buyer = () -> {
                authorize(order, "tok_ok", 1000);
                return "";
            };
            Callable<String> cancellation = () -> {
                cancel(order);
                return "";
            };
            Together.run(List.of(buyer, cancellation, () -> run(sync), () -> run(expiry), () -> run(cleanup)));
            Eventually.holds(WAIT, () -> {
                var ledger = Sandbox.ledger(order);
                assertThat(ledger.isEmpty() || ledger.equals(List.of("authorize 1000", "void 1000")))
                        .as("%s", ledger)
                        .isTrue();
                assertThat(books.ledger(order)).isEqualTo(ledger);
            });
        }
    }

    @Test
    void capturesOnceWhenACancellationMeetsTheCaptureAndGivesItBack() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            String order = authorized("tok_ok", 1000);
            Callable<String> shop = () -> {
                capture(order, "c-" + order, 1000);
                return "";
            };
            Callable<String> cancellation = () -> {
                cancel(order);
                return "";
            };
            Together.run(List.of(shop, cancellation, cancellation, () -> run(sync)));
            Eventually.holds(WAIT, () -> {
                var now = payment(order);
                assertThat(now.getStatus()).isIn("voided", "refunded");
                assertThat(now.getRefunded()).isEqualTo(now.getCaptured());
            });
            assertThat(books.ledger(order)).isEqualTo(Sandbox.ledger(order));
        }
    }

    private void meet(Callable<?> call, Callable<String> webhook) throws Exception {
        Callable<String> caller = () -> {
            call.call();
            return "";
        };
        Together.run(List.of(caller, webhook, webhook, webhook, () -> run(sync), () -> run(sync)));
    }

    private static Callable<String> webhook(String type, String order) {
        return () -> {
            Webhook.of(type, order).post().statusCode(204);
            return "";
        };
    }

    private static String run(Job job) {
        return job.run().await().atMost(WAIT);
    }

    private void assertStory(String order, List<String> ledger, List<String> events) {
        assertThat(Sandbox.ledger(order)).isEqualTo(ledger);
        assertThat(books.ledger(order)).isEqualTo(ledger);
        assertThat(books.events(order)).isEqualTo(events);
        assertThat(books.list("select id::text from payment where order_id = $1", order))
                .hasSize(1);
    }
}
