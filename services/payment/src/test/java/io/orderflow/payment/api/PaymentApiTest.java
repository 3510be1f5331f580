package io.orderflow.payment.api;

import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.schemas.Topics;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@PaymentTest
class PaymentApiTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    Books books;

    @Test
    void showsAPaymentToItsOwnerAndToStaffOnly() {
        String order = authorized("tok_ok", 1000);
        String id = payment(order).getId();

        get(Tokens.customer("customer-1"), "/api/v1/payments/" + id)
                .statusCode(200)
                .body("status", equalTo("authorized"))
                .body("authorized.amount", equalTo(1000))
                .body("order_id", equalTo(order));
        get(Tokens.staff(), "/api/v1/payments/" + id).statusCode(200);
        get(Tokens.customer("somebody-else"), "/api/v1/payments/" + id).statusCode(404);
        get(Tokens.customer("somebody-else"), "/api/v1/payments/" + id + "/ledger")
                .statusCode(404);
        get(Tokens.customer("somebody-else"), "/api/v1/payments?order_id=" + order)
                .statusCode(200)
                .body("items", empty());
        get(Tokens.customer("customer-1"), "/api/v1/payments?order_id=" + order)
                .statusCode(200)
                .body("items.id", contains(id));
        get(Tokens.staff(), "/api/v1/payments/nonsense").statusCode(404);
        get(Tokens.staff(), "/api/v1/payments/" + UUID.randomUUID()).statusCode(404);
        get(Tokens.staff(), "/api/v1/payments?limit=0").statusCode(400);
        get(Tokens.forged(), "/api/v1/payments/" + id).statusCode(401);
        given().get("/api/v1/payments/" + id).then().statusCode(401);
    }

    @Test
    void capturesRefundsAndShowsTheLedger() {
        String order = authorized("tok_ok", 1000);
        String path = "/api/v1/payments/" + payment(order).getId();

        post(path + "/capture", "{\"amount\":{\"amount\":400,\"currency\":\"USD\"}}")
                .statusCode(200)
                .body("status", equalTo("capture_pending"));
        await().atMost(LONG).until(() -> status(order).equals("partially_captured"));
        post(path + "/capture", "").statusCode(200);
        await().atMost(LONG).until(() -> status(order).equals("captured"));

        post(path + "/refunds", refund(300)).statusCode(201);
        await().atMost(LONG).until(() -> status(order).equals("partially_refunded"));
        post(path + "/refunds", refund(800)).statusCode(422).body("code", equalTo("refund_exceeds_captured"));
        post(path + "/refunds", refund(700)).statusCode(201);
        await().atMost(LONG).until(() -> status(order).equals("refunded"));

        get(Tokens.staff(), path + "/ledger")
                .statusCode(200)
                .body("items.operation", contains("authorize", "capture", "capture", "refund", "refund"))
                .body("items.amount.amount", contains(1000, 400, 600, 300, 700));
        assertThat(Sandbox.ledger(order)).isEqualTo(books.ledger(order));
        assertThat(books.events(order).stream().filter(Topics.PAYMENTS_REFUND_COMPLETED::equals))
                .hasSize(2);
    }

    @Test
    void voidsOnceForARepeatedKey() {
        String order = authorized("tok_ok", 1000);
        String path = "/api/v1/payments/" + payment(order).getId() + "/void";
        String key = UUID.randomUUID().toString();
        given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", key)
                .post(path)
                .then()
                .statusCode(200);
        await().atMost(LONG).until(() -> status(order).equals("voided"));

        given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", key)
                .post(path)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true");
        as(Tokens.staff()).post(path).then().statusCode(200).body("status", equalTo("voided"));
        assertThat(Sandbox.ledger(order)).containsExactly("authorize 1000", "void 1000");
    }

    @Test
    void refusesWhatTheStatusDoesNotAllow() {
        String captured = authorized("tok_ok", 1000);
        capture(captured, "c-" + captured, 1000);
        String path = "/api/v1/payments/" + payment(captured).getId();
        post(path + "/void", "").statusCode(409).body("code", equalTo("illegal_transition"));
        post(path + "/capture", "").statusCode(200).body("status", equalTo("captured"));
        post(path + "/refunds", "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"},\"reason\":\"x\"}")
                .statusCode(422)
                .body("code", equalTo("currency_mismatch"));

        String held = authorized("tok_ok", 1000);
        String other = "/api/v1/payments/" + payment(held).getId();
        post(other + "/refunds", refund(1)).statusCode(409).body("code", equalTo("illegal_transition"));
        post(other + "/capture", "{\"amount\":{\"amount\":1001,\"currency\":\"USD\"}}")
                .statusCode(422)
                .body("code", equalTo("amount_exceeds_authorized"));
        as(Tokens.staff())
                .header("If-Match", "\"77\"")
                .post(other + "/void")
                .then()
                .statusCode(412)
                .body("code", equalTo("version_conflict"));
    }

    @Test
    void refusesBadInputAndOtherRoles() {
        String order = authorized("tok_ok", 1000);
        String path = "/api/v1/payments/" + payment(order).getId();
        for (String command : new String[] {"/capture", "/void", "/refunds"}) {
            given().contentType(ContentType.JSON)
                    .body(refund(1))
                    .post(path + command)
                    .then()
                    .statusCode(401);
            as(Tokens.customer("customer-1"))
                    .contentType(ContentType.JSON)
                    .body(refund(1))
                    .post(path + command)
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(Tokens.staff())
                    .contentType(ContentType.JSON)
                    .body(refund(1))
                    .post(path + command)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("idempotency_key_required"));
            post("/api/v1/payments/" + UUID.randomUUID() + command, refund(1)).statusCode(404);
        }
        post(path + "/refunds", "").statusCode(400);
        post(path + "/refunds", "{\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"},\"reason\":\"x\"}")
                .statusCode(400);
        post(path + "/refunds", "{\"amount\":{\"amount\":0,\"currency\":\"usd\"},\"reason\":\"\"}")
                .statusCode(400)
                .body("errors.field", hasItems("amount.amount", "amount.currency", "reason"));
        post(path + "/capture", "{\"amount\":{\"amount\":-5,\"currency\":\"USD\"}}")
                .statusCode(400);
        post(path + "/capture", "{").statusCode(400);
    }

    @Test
    @Tag("X3.5")
    void marksOverdueAuthorizationsByTheJob() {
        String order = authorized("tok_ok", 1000);
        books.update("update payment set expires_at = now() - interval '1 minute' where order_id = $1", order);
        as(Tokens.admin())
                .post("/api/v1/ops/jobs/authorization-expiry/run")
                .then()
                .statusCode(202);
        await().atMost(LONG).until(() -> status(order).equals("expired"));
    }

    @Test
    void countsNoViolationOfItsRules() {
        get(Tokens.admin(), "/api/v1/ops/invariants")
                .statusCode(200)
                .body("items.rule", hasItems("M1", "M2", "M3", "M4", "M7"))
                .body("items.findAll { it.rule.startsWith('M') }.violations", everyItem(equalTo(0)));
    }

    private static RequestSpecification as(String token) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    private static ValidatableResponse post(String path, String body) {
        return as(Tokens.staff())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static String refund(long amount) {
        return "{\"amount\":{\"amount\":" + amount + ",\"currency\":\"USD\"},\"reason\":\"damaged\"}";
    }
}
