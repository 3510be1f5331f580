package io.orderflow.payment.transfer;

import static io.restassured.RestAssured.given;

import com.google.protobuf.Timestamp;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.platform.test.auth.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;

/** Buyers who pay by bank transfer, and staff who report what the bank's statement says. */
public final class Bank {

    private Bank() {}

    /** An order of that much, in USD, waiting for its transfer. */
    public static String awaited(long amount) {
        String order = PaymentClient.anyOrder();
        PaymentClient.stub()
                .authorize(PaymentClient.card(order, "", amount)
                        .setMethod("bank_transfer")
                        .setExpiresAt(Timestamp.newBuilder()
                                .setSeconds(Instant.now().plusSeconds(72 * 3600).getEpochSecond()))
                        .build());
        return order;
    }

    public static String referenceOf(String order) {
        return PaymentClient.payment(order).getReference();
    }

    public static String anyBankReference() {
        return "bank-" + UUID.randomUUID();
    }

    public static ValidatableResponse report(String reference, long amount, String bankReference) {
        return post(body(reference, amount, "USD", bankReference));
    }

    /** A new transfer for an order. @return its outcome */
    public static String pays(String order, long amount) {
        return report(referenceOf(order), amount, anyBankReference())
                .statusCode(200)
                .extract()
                .path("outcome");
    }

    public static ValidatableResponse post(String body) {
        return given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/bank-transfers")
                .then();
    }

    public static String body(String reference, long amount, String currency, String bankReference) {
        return """
                {"reference":"%s","amount":{"amount":%d,"currency":"%s"},"received_at":"2026-03-01T12:00:00Z","bank_reference":"%s"}""".formatted(reference, amount, currency, bankReference);
    }
}
