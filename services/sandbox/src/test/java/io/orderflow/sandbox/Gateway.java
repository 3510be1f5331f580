package io.orderflow.sandbox;

import static io.restassured.RestAssured.given;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;

/** Speaks to the gateway as the shop does. */
final class Gateway {

    private Gateway() {}

    static String any(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    static ValidatableResponse authorize(String key, String reference, String token, long amount) {
        return post("/gateway/payments/authorize", """
                {"operation_key":"%s","payment_reference":"%s","token":"%s","amount":{"amount":%d,"currency":"USD"}}""".formatted(key, reference, token, amount));
    }

    static String authorized(String token, long amount) {
        String reference = any("ref");
        authorize(any("auth"), reference, token, amount).statusCode(200);
        return reference;
    }

    static ValidatableResponse capture(String key, String reference, long amount) {
        return move("capture", key, reference, amount);
    }

    static ValidatableResponse refund(String key, String reference, long amount) {
        return move("refund", key, reference, amount);
    }

    static ValidatableResponse release(String key, String reference) {
        return post("/gateway/payments/void", """
                {"operation_key":"%s","payment_reference":"%s"}""".formatted(key, reference));
    }

    static ValidatableResponse post(String path, String body) {
        return given().auth()
                .oauth2(Shop.TOKEN)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    static ValidatableResponse control(String path, String body) {
        return given().auth()
                .oauth2(Tokens.admin())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    /** {@code operation amount}, in the order in which they happened. */
    static List<String> ledger(String reference) {
        return given()
                .auth()
                .oauth2(Shop.TOKEN)
                .queryParam("payment_reference", reference)
                .get("/gateway/ledger")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<java.util.Map<String, Object>>getList("items")
                .stream()
                .map(line -> line.get("operation") + " " + ((java.util.Map<?, ?>) line.get("amount")).get("amount"))
                .toList();
    }

    private static ValidatableResponse move(String operation, String key, String reference, long amount) {
        return post("/gateway/payments/" + operation, """
                {"operation_key":"%s","payment_reference":"%s","amount":{"amount":%d,"currency":"USD"}}""".formatted(key, reference, amount));
    }
}
