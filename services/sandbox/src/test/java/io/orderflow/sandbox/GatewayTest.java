package io.orderflow.sandbox;

import static io.orderflow.sandbox.Gateway.any;
import static io.orderflow.sandbox.Gateway.authorize;
import static io.orderflow.sandbox.Gateway.authorized;
import static io.orderflow.sandbox.Gateway.capture;
import static io.orderflow.sandbox.Gateway.control;
import static io.orderflow.sandbox.Gateway.ledger;
import static io.orderflow.sandbox.Gateway.post;
import static io.orderflow.sandbox.Gateway.refund;
import static io.orderflow.sandbox.Gateway.release;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Shop.class)
class GatewayTest {

    @AfterEach
    void mendEverything() {
        control("/gateway/faults", """
                {"error_rate":0.0,"latency_ms":0,"duplicate":false,"reorder":false,"void_fails":true}""").statusCode(200);
    }

    @Test
    void holdsTakesAndGivesBack() {
        String reference = any("ref");
        authorize(any("a"), reference, "tok_ok", 1000)
                .statusCode(200)
                .body("status", equalTo("succeeded"))
                .body("authorization_id", startsWith("auth_"));
        capture(any("c"), reference, 600).body("status", equalTo("succeeded"));
        refund(any("r"), reference, 200).body("status", equalTo("succeeded"));
        release(any("v"), reference).body("amount.amount", equalTo(400));

        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 600", "refund 200", "void 400");
    }

    @Test
    void answersARepeatAsBeforeAndRefusesOtherParametersUnderItsKey() {
        String reference = any("ref");
        String key = any("a");
        String id = authorize(key, reference, "tok_ok", 1000).extract().path("authorization_id");

        authorize(key, reference, "tok_ok", 1000).statusCode(200).body("authorization_id", equalTo(id));
        authorize(key, reference, "tok_ok", 1001).statusCode(409).body("code", equalTo("operation_key_reused"));
        authorize(any("a"), reference, "tok_ok", 1000).statusCode(409).body("code", equalTo("payment_exists"));
        assertThat(ledger(reference)).containsExactly("authorize 1000");
    }

    @Test
    void tellsWhatCameOfAnOperationAndKnowsNothingOfOthers() {
        String key = any("a");
        authorize(key, any("ref"), "tok_declined", 5);

        given().auth()
                .oauth2(Shop.TOKEN)
                .get("/gateway/operations/" + key)
                .then()
                .statusCode(200)
                .body("status", equalTo("declined"))
                .body("code", equalTo("card_declined"));
        given().auth()
                .oauth2(Shop.TOKEN)
                .get("/gateway/operations/never")
                .then()
                .statusCode(404);
    }

    @Test
    void declinesCardsThatItDoesNotKnow() {
        authorize(any("a"), any("ref"), "tok_of_nobody", 5).body("code", equalTo("card_unknown"));
    }

    @Test
    void neverMovesMoreThanThereIsInARace() throws Exception {
        String reference = authorized("tok_ok", 1000);
        race(() -> capture(any("c"), reference, 1000).extract().path("status"));
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 1000");

        race(() -> refund(any("r"), reference, 700).extract().path("status"));
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 1000", "refund 700");
    }

    @Test
    void capturesNothingAfterAVoid() {
        String reference = authorized("tok_ok", 1000);
        release(any("v"), reference).body("status", equalTo("succeeded"));

        capture(any("c"), reference, 1000).body("code", equalTo("authorization_voided"));
        release(any("v"), reference).body("code", equalTo("authorization_voided"));
    }

    @Test
    void refusesCapturesOfCardsThatFail() {
        String always = authorized("tok_capture_fails", 10);
        capture(any("c"), always, 10).body("code", equalTo("capture_refused"));

        String twice = authorized("tok_capture_fails_twice", 10);
        capture(any("c"), twice, 10).body("status", equalTo("declined"));
        capture(any("c"), twice, 10).body("status", equalTo("declined"));
        capture(any("c"), twice, 10).body("status", equalTo("succeeded"));

        capture(any("c"), authorized("tok_auth_expired", 10), 10).body("code", equalTo("authorization_expired"));
    }

    @Test
    void letsAnAuthorizationExpireInItsOwnTime() {
        String reference = authorized("tok_ok", 10);
        control("/clock", "{\"advance_seconds\":604801}").statusCode(200).body("now", notNullValue());

        capture(any("c"), reference, 10).body("code", equalTo("authorization_expired"));
        release(any("v"), reference).body("status", equalTo("succeeded"));
    }

    @Test
    void failsVoidsUntilToldOtherwise() {
        String reference = authorized("tok_void_fails", 10);
        String key = any("v");
        release(key, reference).statusCode(503);
        assertThat(ledger(reference)).containsExactly("authorize 10");

        control("/gateway/faults", "{\"void_fails\":false}").statusCode(200).body("error_rate", equalTo(0.0f));
        release(key, reference).statusCode(200);
        assertThat(ledger(reference)).containsExactly("authorize 10", "void 10");
    }

    @Test
    void keepsTheEffectWhenTheAnswerIsLost() {
        String reference = any("ref");
        String key = any("a");
        assertThatThrownBy(() -> authorize(key, reference, "tok_timeout_after_success", 10))
                .isNotNull();

        assertThat(ledger(reference)).containsExactly("authorize 10");
        given().auth()
                .oauth2(Shop.TOKEN)
                .get("/gateway/operations/" + key)
                .then()
                .body("status", equalTo("succeeded"));
    }

    @Test
    void doesWhatHasArrivedAlsoWhenItsCallerHasGone() throws Exception {
        String reference = any("ref");
        String body = """
                {"operation_key":"%s","payment_reference":"%s","token":"tok_slow","amount":{"amount":10,"currency":"USD"}}""".formatted(any("a"), reference);
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/gateway/payments/authorize"))
                .header("Authorization", "Bearer " + Shop.TOKEN)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMillis(100))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var impatient = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> impatient.send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
        await().until(() -> ledger(reference).equals(List.of("authorize 10")));
    }

    @Test
    void failsBeforeOrAfterTheEffectAtTheRateAskedFor() {
        control("/gateway/faults", "{\"error_rate\":1.0}").statusCode(200);
        int held = 0;
        for (int i = 0; i < 40; i++) {
            String reference = any("ref");
            authorize(any("a"), reference, "tok_ok", 10).statusCode(503);
            held += ledger(reference).size();
        }
        assertThat(held).isBetween(5, 35);
    }

    @Test
    void waitsForTheCardHolderAndTakesOneAnswer() {
        String reference = any("ref");
        String key = any("a");
        authorize(key, reference, "tok_action_required", 10)
                .body("status", equalTo("action_required"))
                .body("action_url", notNullValue());
        assertThat(ledger(reference)).isEmpty();

        control("/gateway/actions", "{\"payment_reference\":\"" + reference + "\",\"outcome\":\"approved\"}")
                .statusCode(200);
        control("/gateway/actions", "{\"payment_reference\":\"" + reference + "\",\"outcome\":\"declined\"}")
                .statusCode(409);

        authorize(key, reference, "tok_action_required", 10).body("status", equalTo("succeeded"));
        assertThat(ledger(reference)).containsExactly("authorize 10");
    }

    @Test
    void givesUpAPaymentThatWaitsForItsCardHolderWhenVoided() {
        String reference = any("ref");
        authorize(any("a"), reference, "tok_action_required", 10);
        release(any("v"), reference).body("status", equalTo("succeeded"));

        control("/gateway/actions", "{\"payment_reference\":\"" + reference + "\",\"outcome\":\"approved\"}")
                .statusCode(409)
                .body("code", equalTo("no_open_challenge"));
        assertThat(ledger(reference)).isEmpty();
    }

    @Test
    void refusesBadInputAndStrangers() {
        post("/gateway/payments/authorize", "{\"operation_key\":\"\",\"amount\":{\"amount\":0,\"currency\":\"usd\"}}")
                .statusCode(400)
                .body("errors.field", hasItem("payment_reference"))
                .body("errors.field", hasItem("amount.currency"));
        post("/gateway/payments/capture", "{").statusCode(400);
        post("/gateway/payments/authorize", "").statusCode(400);
        post("/gateway/faults", "").statusCode(400);
        post("/gateway/faults", "{\"error_rate\":2}").statusCode(400);
        post("/gateway/actions", "{\"payment_reference\":\"x\",\"outcome\":\"maybe\"}")
                .statusCode(400);
        post("/clock", "{\"advance_seconds\":-1}").statusCode(400);
        post("/gateway/webhooks/replay", "{\"payment_reference\":\"none\"}").statusCode(404);
        capture(any("c"), "none", 10).statusCode(404).body("code", equalTo("payment_unknown"));
        given().auth().oauth2(Shop.TOKEN).get("/gateway/ledger").then().statusCode(400);

        given().get("/gateway/ledger?payment_reference=x").then().statusCode(401);
        given().auth()
                .oauth2("wrong")
                .get("/gateway/ledger?payment_reference=x")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.staff())
                .get("/gateway/ledger?payment_reference=x")
                .then()
                .statusCode(403);
    }

    private static void race(Callable<String> operation) throws Exception {
        try (var racers = Executors.newFixedThreadPool(8)) {
            var tries = new ArrayList<Callable<String>>();
            for (int i = 0; i < 8; i++) {
                tries.add(operation);
            }
            for (var result : racers.invokeAll(tries)) {
                assertThat(result.get()).isIn("succeeded", "declined");
            }
        }
    }
}
