package io.orderflow.payment.gateway;

import static io.restassured.RestAssured.given;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a test may ask of the sandbox: its ledger, and its knobs. */
public final class Sandbox {

    private Sandbox() {}

    /** {@code operation amount} of each effect that really happened. */
    public static List<String> ledger(String orderId) {
        return given()
                .port(SandboxResource.port)
                .auth()
                .oauth2(Tokens.admin())
                .queryParam("payment_reference", "pay-" + orderId)
                .get("/gateway/ledger")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .map(line -> line.get("operation") + " " + ((Map<?, ?>) line.get("amount")).get("amount"))
                .toList();
    }

    public static void mend() {
        faults("""
                {"error_rate":0.0,"latency_ms":0,"duplicate":false,"reorder":false,"void_fails":true}""");
    }

    public static void faults(String body) {
        post("/gateway/faults", body).statusCode(200);
    }

    public static void answerChallenge(String orderId, String outcome) {
        post("/gateway/actions", """
                {"payment_reference":"pay-%s","outcome":"%s"}""".formatted(orderId, outcome)).statusCode(200);
    }

    public static void replayWebhooks(String orderId) {
        post("/gateway/webhooks/replay", """
                {"payment_reference":"pay-%s"}""".formatted(orderId)).statusCode(202);
    }

    public static void timePasses(Duration span) {
        post("/clock", "{\"advance_seconds\":%d}".formatted(span.toSeconds())).statusCode(200);
    }

    private static ValidatableResponse post(String path, String body) {
        return given().port(SandboxResource.port)
                .auth()
                .oauth2(Tokens.admin())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
