package io.orderflow.payment.gateway;

import static io.restassured.RestAssured.given;

import com.stripe.net.Webhook;
import io.restassured.response.ValidatableResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.UUID;

/** An event as Stripe would send it, shaped after its documentation. */
public record StripeWebhook(String id, String body, String signature) {

    public static final String OLD_SECRET = "whsec_old";
    public static final String SECRET = "whsec_new";

    /** @param object JSON of an intent, a charge or a dispute */
    public static StripeWebhook of(String type, String object) {
        String id = "evt_" + UUID.randomUUID();
        String body = """
                {"id":"%s","object":"event","api_version":"2020-08-27","type":"%s","created":1,"livemode":false,"data":{"object":%s}}""".formatted(id, type, object);
        return new StripeWebhook(id, body, "").signed(SECRET, Instant.now());
    }

    public static StripeWebhook ofIntent(String type, String orderId) {
        return of(type, """
                {"id":"pi_1","object":"payment_intent","metadata":{"payment_reference":"pay-%s"}}""".formatted(orderId));
    }

    public StripeWebhook signed(String secret, Instant when) {
        try {
            long seconds = when.getEpochSecond();
            String mac = com.stripe.net.Webhook.Util.computeHmacSha256(secret, seconds + "." + body);
            return withSignature("t=" + seconds + "," + Webhook.Signature.EXPECTED_SCHEME + "=" + mac);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public StripeWebhook withSignature(String text) {
        return new StripeWebhook(id, body, text);
    }

    public StripeWebhook withBody(String text) {
        return new StripeWebhook(id, text, signature);
    }

    public ValidatableResponse post() {
        return given().contentType("application/json")
                .header("Stripe-Signature", signature)
                .body(body)
                .post("/webhooks/gateways/stripe")
                .then();
    }
}
