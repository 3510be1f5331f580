package io.orderflow.payment.refund;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.grpc.common.v1.Money;
import io.orderflow.schemas.grpc.payment.v1.CaptureRequest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What money may not do: each time a clear refusal with a code that stays the same, and nothing has changed. */
@PaymentTest
class RefusedMoneyTest {

    @Inject
    Books books;

    @Inject
    Till till;

    @Inject
    StandInGateway gateway;

    @Test
    @Tag("INV-M1")
    void isNotCapturedBeyondWhatIsAuthorized() {
        String order = authorized("tok_ok", 1000);
        assertRefused(order, "/capture", amount(1001, "USD"), 422, "amount_exceeds_authorized");
        unchanged(
                order,
                () -> capture(order, "much-" + order, 1001).getRejection().getCode(),
                "amount_exceeds_authorized");
    }

    @Test
    void isNotCapturedInAnotherCurrency() {
        String order = authorized("tok_ok", 1000);
        for (String currency : new String[] {"EUR", "XXX"}) {
            assertRefused(order, "/capture", amount(1000, currency), 422, "currency_mismatch");
            unchanged(
                    order,
                    () -> PaymentClient.stub()
                            .capture(CaptureRequest.newBuilder()
                                    .setOperationKey(currency + order)
                                    .setOrderId(order)
                                    .setAmount(
                                            Money.newBuilder().setAmount(1000).setCurrency(currency))
                                    .build())
                            .getRejection()
                            .getCode(),
                    "currency_mismatch");
        }
        assertRefused(order, "/capture", amount(1000, "dollars"), 400, "validation_failed");
    }

    @Test
    @Tag("INV-M2")
    void isNotGivenBackBeyondWhatIsCapturedNorInAnotherCurrency() {
        String order = authorized("tok_ok", 1000);
        assertRefused(order, "/refunds", refund(1, "USD"), 409, "illegal_transition");
        capture(order, "c-" + order, 1000);
        assertRefused(order, "/refunds", refund(1001, "USD"), 422, "refund_exceeds_captured");
        assertRefused(order, "/refunds", refund(1000, "EUR"), 422, "currency_mismatch");
        assertRefused(order, "/refunds", refund(1000, "XXX"), 422, "currency_mismatch");
    }

    @Test
    void isNotVoidedOnceItIsTaken() {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        assertRefused(order, "/void", "", 409, "illegal_transition");
    }

    @Test
    void isVoidedOnceHoweverOftenItIsAskedFor() {
        String order = authorized("tok_ok", 1000);
        assertThat(post(order, "/void", "")).isEqualTo("200 null");
        Eventually.holds(Duration.ofSeconds(60), () -> assertThat(status(order)).isEqualTo("voided"));
        unchanged(order, () -> post(order, "/void", ""), "200 null");
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "void 1000");
        assertRefused(order, "/capture", "", 409, "illegal_transition");
    }

    @Test
    void isNotAskedForAgainAtTheGatewayOnceItIsVoided() {
        String order = till.authorized();
        assertThat(post(order, "/void", "")).isEqualTo("200 null");
        Eventually.holds(Duration.ofSeconds(60), () -> assertThat(status(order)).isEqualTo("voided"));
        String key = till.key(order, "void");
        int calls = gateway.standIn().calls(key);
        var before = payment(order);
        var asked = books.asked(order);
        assertThat(post(order, "/void", "")).isEqualTo("200 null");
        assertThat(payment(order)).isEqualTo(before);
        assertThat(books.asked(order)).isEqualTo(asked);
        assertThat(gateway.standIn().calls(key)).isEqualTo(calls);
        assertThat(books.ledger(order)).containsExactly("authorize 1000", "void 1000");
    }

    @Test
    void comesByNoTransferThatNamesNothing() {
        for (String missing : new String[] {"reference", "bank_reference", "amount", "received_at"}) {
            var body = new java.util.HashMap<String, Object>(java.util.Map.of(
                    "reference",
                    "ref-" + UUID.randomUUID(),
                    "bank_reference",
                    "bank-" + UUID.randomUUID(),
                    "amount",
                    java.util.Map.of("amount", 1, "currency", "USD"),
                    "received_at",
                    "2026-03-01T12:00:00Z"));
            String bankReference = String.valueOf(body.get("bank_reference"));
            String reference = String.valueOf(body.get("reference"));
            body.remove(missing);
            given().auth()
                    .oauth2(Tokens.staff())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/bank-transfers")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("validation_failed"))
                    .body("errors[0].field", equalTo(missing));
            assertThat(books.list(
                            "select outcome from bank_transfer where bank_reference = $1 or reference = $2",
                            bankReference,
                            reference))
                    .isEmpty();
        }
    }

    private void assertRefused(String order, String command, String body, int status, String code) {
        unchanged(order, () -> post(order, command, body), status + " " + code);
    }

    private void unchanged(String order, Supplier<String> request, String answer) {
        var before = payment(order);
        var ledger = books.ledger(order);
        var asked = books.asked(order);
        assertThat(request.get()).isEqualTo(answer);
        assertThat(payment(order)).isEqualTo(before);
        assertThat(books.ledger(order)).isEqualTo(ledger);
        assertThat(books.asked(order)).isEqualTo(asked);
        assertThat(Sandbox.ledger(order)).isEqualTo(ledger);
    }

    /** @return status and code */
    private static String post(String order, String command, String body) {
        var request = given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
        var answer = (body.isEmpty() ? request : request.body(body))
                .post("/api/v1/payments/" + payment(order).getId() + command)
                .then()
                .extract();
        return answer.statusCode() + " " + answer.path("code");
    }

    private static String amount(long amount, String currency) {
        return "{\"amount\":{\"amount\":" + amount + ",\"currency\":\"" + currency + "\"}}";
    }

    private static String refund(long amount, String currency) {
        return "{\"amount\":{\"amount\":" + amount + ",\"currency\":\"" + currency + "\"},\"reason\":\"x\"}";
    }
}
