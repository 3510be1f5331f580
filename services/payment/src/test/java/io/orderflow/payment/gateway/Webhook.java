package io.orderflow.payment.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook as a gateway, or somebody who pretends to be one, would send it. */
public record Webhook(String id, String timestamp, String body, String signature) {

    public static Webhook of(String type, String orderId) {
        String id = "msg_" + UUID.randomUUID();
        String body = """
                {"id":"%s","type":"%s","payment_reference":"pay-%s","amount":{"amount":1000,"currency":"USD"},"occurred_at":"%s"}""".formatted(id, type, orderId, Instant.now());
        return new Webhook(id, seconds(Instant.now()), body, "").signedWith(SandboxResource.SECRET);
    }

    public Webhook signedWithOldSecret() {
        return signedWith(SandboxResource.OLD_SECRET);
    }

    public Webhook signedWith(String secret) {
        return withSignature(sign(secret, id + "." + timestamp + "." + body));
    }

    /** Signed well, for another time. */
    public Webhook at(Instant when) {
        return new Webhook(id, seconds(when), body, "").signedWith(SandboxResource.SECRET);
    }

    /** Signed well, with another body. */
    public Webhook signed(String text) {
        return new Webhook(id, timestamp, text, "").signedWith(SandboxResource.SECRET);
    }

    /** The body of another, under this signature. */
    public Webhook withBody(String text) {
        return new Webhook(id, timestamp, text, signature);
    }

    public Webhook withSignature(String text) {
        return new Webhook(id, timestamp, body, text);
    }

    public ValidatableResponse post() {
        return postTo("/webhooks/gateways/sandbox");
    }

    public ValidatableResponse postTo(String path) {
        return given().contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .body(body)
                .post(path)
                .then();
    }

    private static String seconds(Instant when) {
        return Long.toString(when.getEpochSecond());
    }

    private static String sign(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
