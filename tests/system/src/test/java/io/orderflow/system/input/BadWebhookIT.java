package io.orderflow.system.input;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Webhooks of somebody who is not the gateway, and of a gateway that has lost its mind. */
@SystemTest
@Tag("X3.10")
class BadWebhookIT {
    private static final String FORGED = "Zm9yZ2VkLWZvcmdlZC1mb3JnZWQ=";

    @Test
    void believesNobodyWithoutTheSecretOfNow(Platform platform) {
        Scene scene = Scene.set(platform);
        Map<String, String> before = scene.footprint();
        String body = refunded(scene);
        Instant now = Instant.now();
        String secret = secret(platform);
        SoftAssertions softly = new SoftAssertions();
        refused(softly, "another secret", send(platform, now, body, sign(FORGED, now, body)));
        refused(
                softly,
                "an old one",
                send(platform, now.minusSeconds(301), body, sign(secret, now.minusSeconds(301), body)));
        refused(
                softly,
                "one from afar",
                send(platform, now.plusSeconds(600), body, sign(secret, now.plusSeconds(600), body)));
        refused(softly, "another body", send(platform, now, body + " ", sign(secret, now, body)));
        refused(softly, "another time", send(platform, now.plusSeconds(1), body, sign(secret, now, body)));
        refused(softly, "no signature", send(platform, now, body, ""));
        refused(
                softly,
                "another version",
                send(platform, now, body, sign(secret, now, body).replace("v1,", "v2,")));
        refused(
                softly,
                "a good token",
                platform.client("payment", Role.ADMIN)
                        .post("/webhooks/gateways/sandbox")
                        .body("application/json", body)
                        .send());
        softly.assertAll();
        scene.assertAsBefore(before);
    }

    @Test
    void readsNothingIntoWhatItCannotRead(Platform platform) {
        Scene scene = Scene.set(platform);
        Map<String, String> before = scene.footprint();
        String good = refunded(scene);
        Instant now = Instant.now();
        SoftAssertions softly = new SoftAssertions();
        for (String body : new String[] {
            "",
            "{",
            good.substring(0, good.length() / 2),
            "[]",
            "null",
            "7",
            "{}",
            good.replace("refund.succeeded", "\\u0000"),
            good.replace("refund.succeeded", "x".repeat(20_000)),
            good.replace(scene.order().paymentReference(), "")
        }) {
            Answer answer = send(platform, now, body, sign(secret(platform), now, body));
            Sound.refusal(softly, "webhook " + body, answer);
            softly.assertThat(answer.code()).as(body).isIn("malformed_json", "validation_failed");
        }
        softly.assertAll();
        scene.assertAsBefore(before);
    }

    private static String refunded(Scene scene) {
        return Json.write(Map.of(
                "id", Ids.uuid(),
                "type", "refund.succeeded",
                "payment_reference", scene.order().paymentReference(),
                "amount", scene.order().grand(),
                "occurred_at", Instant.now().toString()));
    }

    private static void refused(SoftAssertions softly, String what, Answer answer) {
        Sound.code(softly, what, answer, 400, "invalid_signature");
    }

    private static Answer send(Platform platform, Instant at, String body, String signature) {
        return platform.client("payment", Role.ADMIN)
                .as(null)
                .post("/webhooks/gateways/sandbox")
                .header("webhook-id", "msg_bad")
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

    private static String sign(String secret, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            String signed = "msg_bad." + at.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
