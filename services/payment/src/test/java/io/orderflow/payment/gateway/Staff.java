package io.orderflow.payment.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.orderflow.platform.test.auth.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Asks the payment service for what its staff ask for. */
public final class Staff {

    private Staff() {}

    public static ValidatableResponse refund(String order, long amount) {
        return refund(order, amount, "damaged");
    }

    public static ValidatableResponse refund(String order, long amount, String reason) {
        return refund(order, UUID.randomUUID().toString(), amount, "USD", reason);
    }

    /** @param key idempotency key */
    public static ValidatableResponse refund(String order, String key, long amount, String currency, String reason) {
        return given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"amount\":{\"amount\":%d,\"currency\":\"%s\"},\"reason\":\"%s\"}"
                        .formatted(amount, currency, reason))
                .post("/api/v1/payments/" + PaymentClient.payment(order).getId() + "/refunds")
                .then();
    }

    /** No rule over money is broken by anything in the tables. */
    public static void seesNoViolation() {
        given().auth()
                .oauth2(Tokens.admin())
                .get("/api/v1/ops/invariants")
                .then()
                .statusCode(200)
                .body("items.findAll { it.rule.startsWith('M') }.violations", everyItem(equalTo(0)));
    }
}
