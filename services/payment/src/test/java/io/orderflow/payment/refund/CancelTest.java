package io.orderflow.payment.refund;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorize;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.card;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.orderflow.payment.gateway.PaymentClient.stub;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.contract.PublishedEvents;
import io.orderflow.platform.test.together.Together;
import io.orderflow.schemas.Envelope;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.OrderStatusChanged;
import io.orderflow.schemas.grpc.payment.v1.CancelPaymentRequest;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@PaymentTest
@Tag("INV-M4")
class CancelTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Books books;

    @Inject
    Inbox inbox;

    @AfterEach
    void mend() {
        Sandbox.mend();
    }

    @Test
    void letsNoReasonHinderACancellation() {
        for (String reason :
                List.of("", " ", "x".repeat(500), "x".repeat(5_000), "a\u0000b", "\uD83D\uDE00".repeat(300))) {
            String order = authorized("tok_ok", 1000);
            var reply = stub().cancelPayment(CancelPaymentRequest.newBuilder()
                    .setOperationKey("cancel:" + order)
                    .setOrderId(order)
                    .setReason(reason)
                    .build());
            assertThat(reply.hasPayment()).as(reason).isTrue();
            await().atMost(LONG).until(() -> status(order).equals("voided"));
        }
    }

    @Test
    void voidsWhatIsAuthorizedOnce() throws Exception {
        String order = authorized("tok_ok", 1000);
        Together.run(4, () -> cancel(order));
        await().atMost(LONG).until(() -> status(order).equals("voided"));

        assertThat(cancel(order).getPayment().getStatus()).isEqualTo("voided");
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "void 1000");
        assertThat(books.ledger(order)).isEqualTo(Sandbox.ledger(order));
        assertThat(books.events(order))
                .containsExactly(
                        Topics.PAYMENTS_PAYMENT_CONFIRMED + " authorized", Topics.PAYMENTS_PAYMENT_FAILED + " voided");
        assertThat(capture(order, "late-" + order, 1000).getRejection().getCode())
                .isEqualTo("illegal_transition");
    }

    @Test
    @Tag("M2.6")
    void refundsWhatIsCaptured() {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        cancel(order);
        await().atMost(LONG).until(() -> status(order).equals("refunded"));

        cancel(order);
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "capture 1000", "refund 1000");
        assertThat(books.ledger(order)).isEqualTo(Sandbox.ledger(order));
        assertThat(books.events(order)).endsWith(Topics.PAYMENTS_REFUND_COMPLETED);
        assertThat(PublishedEvents.conform())
                .contains(Topics.PAYMENTS_PAYMENT_CONFIRMED, Topics.PAYMENTS_REFUND_COMPLETED);
    }

    @Test
    void voidsTheRestAndRefundsThePartThatIsCaptured() {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 400);
        cancel(order);
        await().atMost(LONG).until(() -> status(order).equals("refunded"));

        assertThat(Sandbox.ledger(order))
                .containsExactlyInAnyOrder("authorize 1000", "capture 400", "void 600", "refund 400");
        assertThat(books.ledger(order)).containsExactlyInAnyOrderElementsOf(Sandbox.ledger(order));
    }

    @Test
    void letsNoPaymentComeToBeAfterwards() {
        String order = anyOrder();
        assertThat(cancel(order).getPayment().getStatus()).isEqualTo("voided");

        assertThat(authorize(order, "tok_ok", 1000).getRejection().getCode()).isEqualTo("payment_cancelled");
        assertThat(Sandbox.ledger(order)).isEmpty();
    }

    @Test
    void leavesNothingHeldWhenItMeetsTheAuthorizationAtTheSameMoment() throws Exception {
        for (int i = 0; i < 10; i++) {
            String order = anyOrder();
            Together.run(List.<Callable<PaymentReply>>of(() -> authorize(order, "tok_ok", 1000), () -> cancel(order)));
            await().atMost(LONG)
                    .until(() -> Sandbox.ledger(order).isEmpty()
                            || Sandbox.ledger(order).equals(List.of("authorize 1000", "void 1000")));
            await().atMost(LONG).until(() -> books.ledger(order).equals(Sandbox.ledger(order)));
        }
    }

    @Test
    void findsOutFirstWhatCameOfAnUnknownAuthorizationAndThenVoidsIt() {
        String order = anyOrder();
        authorize(order, "tok_slow", 1000);
        assertThat(cancel(order).getPayment().getStatus()).isEqualTo("pending");

        await().atMost(LONG).until(() -> status(order).equals("voided"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "void 1000");
        assertThat(books.ledger(order)).isEqualTo(Sandbox.ledger(order));
    }

    @Test
    void givesUpAPaymentThatWaitsForItsCardHolder() {
        String order = anyOrder();
        authorize(order, "tok_action_required", 1000);
        cancel(order);
        await().atMost(LONG).until(() -> status(order).equals("voided"));
        assertThat(Sandbox.ledger(order)).isEmpty();
    }

    @Test
    void endsTransfersAndCashByItself() {
        String order = anyOrder();
        stub().authorize(card(order, "", 1000).setMethod("bank_transfer").build());
        assertThat(cancel(order).getPayment().getStatus()).isEqualTo("voided");
        assertThat(books.events(order)).containsExactly(Topics.PAYMENTS_PAYMENT_FAILED + " voided");
    }

    @Test
    void letsGoOfAnExpiredAuthorizationToo() {
        String order = authorized("tok_auth_expired", 1000);
        capture(order, "c-" + order, 1000);
        cancel(order);
        await().atMost(LONG).until(() -> Sandbox.ledger(order).contains("void 1000"));
        await().atMost(LONG).until(() -> books.ledger(order).equals(Sandbox.ledger(order)));
        assertThat(status(order)).isEqualTo("expired");
    }

    @Test
    @Tag("X3.6")
    void parksAVoidThatFailsForAPersonAndTriesItAgainUntilItIsDone() {
        String order = authorized("tok_void_fails", 1000);
        cancel(order);
        String id = payment(order).getId();
        await().atMost(LONG)
                .until(() -> !books.list("select key from operation where key = $1 and state = 'parked'", "void-" + id)
                        .isEmpty());
        given().auth()
                .oauth2(Tokens.admin())
                .get("/api/v1/ops/failed-compensations")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("void-" + id));

        Sandbox.faults("{\"void_fails\":false}");
        given().auth()
                .oauth2(Tokens.admin())
                .post("/api/v1/ops/jobs/refund-processing/run")
                .then()
                .statusCode(202);
        await().atMost(LONG).until(() -> status(order).equals("voided"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "void 1000");
        assertThat(books.list("select key from operation where key = $1 and state = 'parked'", "void-" + id))
                .isEmpty();
    }

    @Test
    @Tag("T5.3")
    void hearsOfACancelledOrderAndIgnoresEveryOtherStatus() {
        String order = authorized("tok_ok", 1000);
        deliver(statusChanged(order, "confirmed"));
        assertThat(payment(order).getStatus()).isEqualTo("authorized");

        String cancelled = statusChanged(order, "cancelled");
        deliver(cancelled);
        deliver(statusChanged(order, "cancelled"));
        await().atMost(LONG).until(() -> status(order).equals("voided"));
        deliver(statusChanged(order, "confirmed"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "void 1000");
    }

    private void deliver(String payload) {
        var delivery = Uni.createFrom()
                .deferred(() -> inbox.receive(
                        Topics.ORDERS_ORDER_STATUS_CHANGED, UUID.randomUUID().toString(), payload));
        Uni.join().all(Collections.nCopies(8, delivery)).andFailFast().await().atMost(LONG);
    }

    private static String statusChanged(String order, String status) {
        var money = new WireMoney(1000, "USD");
        var item = new OrderStatusChanged.Item("item-1", "SKU-1", 1, null, null);
        var data = new OrderStatusChanged(
                order, "N-1", "customer-1", "pending", status, "authorized", null, "USD", money, List.of(item));
        var envelope = new Envelope(
                UUID.randomUUID(),
                Topics.ORDERS_ORDER_STATUS_CHANGED,
                1,
                order,
                1,
                Instant.now(),
                "correlation",
                null,
                null,
                "system:order");
        return WireJson.write(new Event<>(envelope, data));
    }
}
