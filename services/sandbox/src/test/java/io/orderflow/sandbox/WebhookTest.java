package io.orderflow.sandbox;

import static io.orderflow.sandbox.Gateway.any;
import static io.orderflow.sandbox.Gateway.authorize;
import static io.orderflow.sandbox.Gateway.authorized;
import static io.orderflow.sandbox.Gateway.capture;
import static io.orderflow.sandbox.Gateway.control;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(Shop.class)
class WebhookTest {

    @AfterEach
    void mendEverything() {
        Shop.REFUSALS.set(0);
        control("/gateway/faults", "{\"duplicate\":false,\"reorder\":false}").statusCode(200);
    }

    @Test
    void signsWhatItSendsForTheMomentOfSending() throws Exception {
        String reference = authorized("tok_ok", 1000);
        var webhook = received(reference, 1).getFirst();

        assertThat(webhook.body())
                .contains("\"type\":\"payment.authorized\"", "\"amount\":1000", "\"id\":\"" + webhook.id() + "\"");
        assertThat(Long.parseLong(webhook.timestamp()))
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.api.Assertions.within(60L));
        assertThat(webhook.signature()).isEqualTo(signature(webhook));
    }

    @Test
    void triesAgainUntilTheShopTakesIt() {
        Shop.REFUSALS.set(2);
        assertThat(received(authorized("tok_ok", 1000), 1)).hasSize(1);
    }

    @Test
    void saysThatACardWasDeclined() {
        String reference = any("ref");
        authorize(any("a"), reference, "tok_declined", 1000);
        assertThat(received(reference, 1).getFirst().body()).contains("payment.failed");
    }

    @Test
    void sendsInTheOrderOfTheEffects() {
        String reference = authorized("tok_ok", 1000);
        capture(any("c"), reference, 400);
        capture(any("c"), reference, 600);

        assertThat(received(reference, 3))
                .extracting(w ->
                        w.body().contains("payment.authorized") ? "a" : w.body().contains("400") ? "b" : "c")
                .containsExactly("a", "b", "c");
    }

    @Test
    void sendsEachTwiceWhenToldTo() {
        control("/gateway/faults", "{\"duplicate\":true}");
        var twice = received(authorized("tok_ok", 1000), 2);
        assertThat(twice.get(0).id()).isEqualTo(twice.get(1).id());
    }

    @Test
    void replaysUnderTheSameIds() {
        String reference = authorized("tok_ok", 1000);
        String id = received(reference, 1).getFirst().id();

        control("/gateway/webhooks/replay", "{\"payment_reference\":\"" + reference + "\"}")
                .statusCode(202);
        assertThat(received(reference, 2)).extracting(Shop.Received::id).containsExactly(id, id);
    }

    private static List<Shop.Received> received(String reference, int count) {
        await().until(() -> Shop.about(reference).size() >= count);
        return Shop.about(reference);
    }

    private static String signature(Shop.Received webhook) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(Shop.SECRET.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = webhook.id() + "." + webhook.timestamp() + "." + webhook.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
