package io.orderflow.system.api;

import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook as the sandbox would send it, or somebody who pretends to be it.
 *
 * @param id of the webhook
 * @param at seconds of it go into the header and the signature
 */
public record SignedWebhook(String id, Instant at, String body, String signature) {

    /** With the secret of now. */
    public static SignedWebhook of(Platform platform, String id, Instant at, String body) {
        return signed(secret(platform), id, at, body);
    }

    /** @param secret the key in base64 */
    public static SignedWebhook signed(String secret, String id, Instant at, String body) {
        return new SignedWebhook(id, at, body, sign(secret, id, at, body));
    }

    public SignedWebhook withBody(String other) {
        return new SignedWebhook(id, at, other, signature);
    }

    public SignedWebhook at(Instant other) {
        return new SignedWebhook(id, other, body, signature);
    }

    public SignedWebhook withSignature(String other) {
        return new SignedWebhook(id, at, body, other);
    }

    public Answer send(Platform platform) {
        return platform.client("payment", Role.ADMIN)
                .as(null)
                .post("/webhooks/gateways/sandbox")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .body("application/json", body)
                .send();
    }

    private static String secret(Platform platform) {
        return Json.read(platform.home().text("run/webhook-secrets.json"))
                .at("/gateways/sandbox/0")
                .asText()
                .substring("whsec_".length());
    }

    private static String sign(String secret, String id, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            String signed = id + "." + at.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
