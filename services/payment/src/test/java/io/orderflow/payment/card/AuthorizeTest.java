package io.orderflow.payment.card;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorize;
import static io.orderflow.payment.gateway.PaymentClient.card;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.gateway.PaymentClient.stub;
import static io.orderflow.payment.gateway.PaymentClient.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.platform.test.together.Together;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@PaymentTest
class AuthorizeTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    Books books;

    @AfterEach
    void mend() {
        Sandbox.mend();
    }

    @Test
    @Tag("C1.4")
    void holdsTheMoneyAndSaysSo() {
        String order = anyOrder();
        var payment = authorize(order, "tok_ok", 2500).getPayment();

        assertThat(payment.getStatus()).isEqualTo("authorized");
        assertThat(payment.getAuthorizationId()).startsWith("auth_");
        assertThat(payment.getAuthorized().getAmount()).isEqualTo(2500);
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 2500");
        assertThat(books.ledger(order)).containsExactly("authorize 2500");
        assertThat(books.events(order)).containsExactly(Topics.PAYMENTS_PAYMENT_CONFIRMED + " authorized");
    }

    @Test
    void answersARepeatAsBefore() {
        String order = anyOrder();
        var first = authorize(order, "tok_ok", 2500);
        assertThat(authorize(order, "tok_ok", 2500)).isEqualTo(first);
        assertThat(Sandbox.ledger(order)).hasSize(1);
    }

    @Test
    void authorizesOnceForManyCallersAtTheSameMoment() throws Exception {
        String order = anyOrder();
        var statuses = new HashSet<String>();
        for (var reply : Together.run(8, () -> authorize(order, "tok_ok", 2500))) {
            statuses.add(reply.getPayment().getStatus());
        }
        // On a busy machine a caller's patience may end before the gateway's answer comes; the outcome is one all the
        // same.
        assertThat(statuses).isSubsetOf("authorized", "pending");
        await().atMost(LONG).until(() -> status(order).equals("authorized"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 2500");
        assertThat(books.ledger(order)).containsExactly("authorize 2500");
        assertThat(books.events(order)).hasSize(1);
    }

    @Test
    void refusesASecondPaymentAndAKeyUsedForSomethingElse() {
        String order = anyOrder();
        authorize(order, "tok_ok", 2500);

        assertThat(authorize(order, "tok_ok", 2600).getRejection().getCode()).isEqualTo("operation_key_reused");
        assertThat(stub().authorize(card(order, "tok_ok", 2500)
                                .setOperationKey("another")
                                .build())
                        .getRejection()
                        .getCode())
                .isEqualTo("payment_exists");
        assertThat(stub().authorize(card(anyOrder(), "tok_ok", 2500)
                                .setOperationKey("checkout:" + order + ":authorize")
                                .build())
                        .getRejection()
                        .getCode())
                .isEqualTo("operation_key_reused");
    }

    @Test
    void passesOnWhatTheGatewayDeclines() {
        for (String token : new String[] {"tok_declined", "tok_of_nobody", "0".repeat(200)}) {
            String order = anyOrder();
            var refusal = authorize(order, token, 2500).getRejection();

            assertThat(refusal.getCode()).isEqualTo("payment_declined");
            assertThat(authorize(order, token, 2500).getRejection()).isEqualTo(refusal);
            assertThat(status(order)).isEqualTo("failed");
            assertThat(payment(order).getFailureCode())
                    .isEqualTo(token.equals("tok_declined") ? "card_declined" : "card_unknown");
            assertThat(Sandbox.ledger(order)).isEmpty();
            assertThat(books.events(order)).containsExactly(Topics.PAYMENTS_PAYMENT_FAILED + " failed");
        }
    }

    @Test
    @Tag("M2.2")
    void findsOutWhatCameOfAnAuthorizationWhoseAnswerWasLost() {
        String order = anyOrder();
        assertThat(authorize(order, "tok_timeout_after_success", 2500)
                        .getPayment()
                        .getStatus())
                .isIn("pending", "authorized");

        await().atMost(LONG).until(() -> status(order).equals("authorized"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 2500");
        assertThat(books.ledger(order)).containsExactly("authorize 2500");
        assertThat(books.events(order)).hasSize(1);
    }

    @Test
    void waitsInTheBackgroundForASlowGateway() {
        String order = anyOrder();
        assertThat(authorize(order, "tok_slow", 2500).getPayment().getStatus()).isEqualTo("pending");

        await().atMost(LONG).until(() -> status(order).equals("authorized"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 2500");
        assertThat(books.ledger(order)).containsExactly("authorize 2500");
    }

    @Test
    @Tag("INV-M3")
    void agreesWithAGatewayThatFailsHalfOfTheTime() throws Exception {
        Sandbox.faults("{\"error_rate\":0.5}");
        var orders = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            orders.add(anyOrder());
        }
        try (var buyers = Executors.newFixedThreadPool(8)) {
            var calls = orders.stream()
                    .map(order -> (Callable<PaymentReply>) () -> authorize(order, "tok_ok", 2500))
                    .toList();
            for (var reply : buyers.invokeAll(calls)) {
                assertThat(reply.get().getPayment().getStatus()).isIn("authorized", "pending");
            }
        }
        for (String order : orders) {
            await().atMost(LONG).until(() -> status(order).equals("authorized"));
            assertThat(books.ledger(order)).isEqualTo(Sandbox.ledger(order)).containsExactly("authorize 2500");
        }
    }

    @Test
    void followsTheCardHoldersAnswer() {
        String approved = anyOrder();
        var waiting = authorize(approved, "tok_action_required", 2500).getPayment();
        assertThat(waiting.getStatus()).isEqualTo("requires_action");
        assertThat(waiting.getAction()).contains("/gateway/actions");
        Sandbox.answerChallenge(approved, "approved");
        await().atMost(LONG).until(() -> status(approved).equals("authorized"));
        assertThat(payment(approved).getAction()).isEmpty();
        assertThat(books.ledger(approved)).containsExactly("authorize 2500");

        String declined = anyOrder();
        authorize(declined, "tok_action_required", 2500);
        Sandbox.answerChallenge(declined, "declined");
        await().atMost(LONG).until(() -> status(declined).equals("failed"));
        assertThat(books.ledger(declined)).isEmpty();
    }

    @Test
    void asksNoGatewayForTransfersAndCash() {
        String transfer = anyOrder();
        var payment = stub().authorize(card(transfer, "", 2500)
                        .setMethod("bank_transfer")
                        .setExpiresAt(Timestamp.newBuilder().setSeconds(2_000_000_000))
                        .build())
                .getPayment();
        assertThat(payment.getStatus()).isEqualTo("pending");
        assertThat(payment.getReference()).matches("OF-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}");
        assertThat(payment.getExpiresAt().getSeconds()).isEqualTo(2_000_000_000);

        String cash = anyOrder();
        assertThat(stub().authorize(card(cash, "", 2500).setMethod("cod").build())
                        .getPayment()
                        .getStatus())
                .isEqualTo("pending");
        assertThat(books.events(cash)).isEmpty();
    }

    @Test
    void takesAnOrderThatCostsNothingAsPaid() {
        String order = anyOrder();
        assertThat(authorize(order, "tok_ok", 0).getPayment().getStatus()).isEqualTo("captured");
        assertThat(Sandbox.ledger(order)).isEmpty();
        assertThat(books.events(order)).containsExactly(Topics.PAYMENTS_PAYMENT_CONFIRMED + " captured");
    }

    @Test
    void refusesBadRequests() {
        var good = card(anyOrder(), "tok_ok", 2500);
        for (var bad : new io.orderflow.schemas.grpc.payment.v1.AuthorizeRequest.Builder[] {
            good.clone().setOperationKey(""),
            good.clone().setOrderId(" "),
            good.clone().setOrderId("x".repeat(500)),
            good.clone().setMethod("cheque"),
            good.clone().setToken(""),
            good.clone().setAmount(usd(-1)),
            good.clone().setAmount(usd(1).toBuilder().setCurrency("usd")),
            good.clone().setCustomerId("a\u0000")
        }) {
            assertThatThrownBy(() -> stub().authorize(bad.build())).hasMessageContaining("INVALID_ARGUMENT");
        }
    }
}
