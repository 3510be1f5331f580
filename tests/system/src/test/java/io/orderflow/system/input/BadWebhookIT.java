package io.orderflow.system.input;

import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.SignedWebhook;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.time.Instant;
import java.util.Map;
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
        var good = SignedWebhook.of(platform, "msg_bad", now, body);
        SoftAssertions softly = new SoftAssertions();
        refused(softly, "another secret", platform, SignedWebhook.signed(FORGED, "msg_bad", now, body));
        refused(softly, "an old one", platform, SignedWebhook.of(platform, "msg_bad", now.minusSeconds(301), body));
        refused(softly, "one from afar", platform, SignedWebhook.of(platform, "msg_bad", now.plusSeconds(600), body));
        refused(softly, "another body", platform, good.withBody(body + " "));
        refused(softly, "another time", platform, good.at(now.plusSeconds(1)));
        refused(softly, "no signature", platform, good.withSignature(""));
        refused(
                softly,
                "another version",
                platform,
                good.withSignature(good.signature().replace("v1,", "v2,")));
        Sound.code(
                softly,
                "a good token",
                platform.client("payment", Role.ADMIN)
                        .post("/webhooks/gateways/sandbox")
                        .body("application/json", body)
                        .send(),
                400,
                "invalid_signature");
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
            Answer answer = SignedWebhook.of(platform, "msg_bad", now, body).send(platform);
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

    private static void refused(SoftAssertions softly, String what, Platform platform, SignedWebhook webhook) {
        Sound.code(softly, what, webhook.send(platform), 400, "invalid_signature");
    }
}
