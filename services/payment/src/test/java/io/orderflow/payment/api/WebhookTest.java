package io.orderflow.payment.api;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorize;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static io.orderflow.payment.gateway.PaymentClient.cancel;
import static io.orderflow.payment.gateway.PaymentClient.capture;
import static io.orderflow.payment.gateway.PaymentClient.payment;
import static io.orderflow.payment.gateway.PaymentClient.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.Sandbox;
import io.orderflow.payment.gateway.Webhook;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.together.Together;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@PaymentTest
@Tag("X3.10")
class WebhookTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    Books books;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void mend() {
        Sandbox.mend();
    }

    @Test
    void takesTheSameOneAnyNumberOfTimes() throws Exception {
        String order = authorized("tok_ok", 1000);
        var webhook = Webhook.of("payment.captured", order);
        assertThat(Together.run(8, () -> webhook.post().extract().statusCode())).containsOnly(204);
        assertThat(books.list("select webhook_id from gateway_webhook where webhook_id = $1", webhook.id()))
                .hasSize(1);
    }

    @Test
    void moreThanTheGatewayKnowsIsNeverBooked() {
        String order = authorized("tok_ok", 1000);
        Webhook.of("payment.captured", order).post().statusCode(204);
        Webhook.of("refund.succeeded", order).post().statusCode(204);
        Webhook.of("payment.voided", order).post().statusCode(204);
        Webhook.of("payment.failed", order).post().statusCode(204);
        Webhook.of("dispute.opened", order).post().statusCode(204);
        Webhook.of("something.new", order).post().statusCode(204);

        assertThat(capture(order, "c-" + order, 1000).getPayment().getStatus()).isEqualTo("captured");
        assertThat(books.effects(order)).isEqualTo(Sandbox.ledger(order));
    }

    @Test
    void staysTrueWhenTheGatewayRepeatsReordersAndReplays() {
        Sandbox.faults("{\"duplicate\":true,\"reorder\":true}");
        var orders = List.of(anyOrder(), anyOrder(), anyOrder());
        for (String order : orders) {
            authorize(order, "tok_ok", 1000);
            capture(order, "c-" + order, 400);
            cancel(order);
        }
        for (String order : orders) {
            await().atMost(LONG).until(() -> status(order).equals("refunded"));
            Sandbox.replayWebhooks(order);
            await().atMost(LONG).until(() -> webhooks(order) == 4);
            assertThat(status(order)).isEqualTo("refunded");
            assertThat(books.ledger(order)).containsExactlyInAnyOrderElementsOf(Sandbox.ledger(order));
        }
    }

    @Test
    void keepsAnEarlyOneUntilItsPaymentAppears() {
        String order = anyOrder();
        var early = Webhook.of("payment.authorized", order);
        early.post().statusCode(204);
        assertThat(state(early)).containsExactly("early");

        authorize(order, "tok_timeout_after_success", 1000);
        assertThat(state(early)).containsExactly("applied");
        await().atMost(LONG).until(() -> status(order).equals("authorized"));
        assertThat(books.ledger(order)).containsExactly("authorize 1000");
    }

    @Test
    void takesADisputeDownOnceAndHasAPersonLook() throws Exception {
        String order = authorized("tok_ok", 1000);
        capture(order, "c-" + order, 1000);
        long version = payment(order).getVersion();
        double before = alerts();
        var dispute = Webhook.of("dispute.opened", order);
        assertThat(Together.run(8, () -> dispute.post().extract().statusCode())).containsOnly(204);
        disputes(order)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(dispute.id()))
                .body("items[0].gateway", equalTo("sandbox"))
                .body("items[0].amount.amount", equalTo(1000))
                .body("items[0].amount.currency", equalTo("USD"));
        assertThat(alerts()).isEqualTo(before + 1);
        assertThat(payment(order).getVersion()).isEqualTo(version);
        assertThat(books.effects(order)).isEqualTo(Sandbox.ledger(order));
        assertThat(books.ledger(order)).containsOnlyOnce("dispute_opened 1000");
    }

    @Test
    void keepsADisputeThatIsEarlyOrDoesNotSayHowMuch() {
        String order = anyOrder();
        var early = Webhook.of("dispute.opened", order);
        early.post().statusCode(204);
        early.signed(early.body().replace("1000", "\"much\"")).post().statusCode(204);
        new Webhook("msg_none-" + order, early.timestamp(), early.body(), "")
                .signed(early.body().replace("1000", "\"much\""))
                .post()
                .statusCode(204);
        authorize(order, "tok_ok", 1000);
        disputes(order).body("items", hasSize(2)).body("items.amount.amount", contains(1000));
    }

    @Test
    void takesNoForgedDispute() {
        String order = authorized("tok_ok", 1000);
        double before = alerts();
        var payment = payment(order);
        var ledger = books.ledger(order);
        var forged = Webhook.of("dispute.opened", order).signedWith("whsec_Zm9yZ2Vk");
        forged.post().statusCode(400).body("code", equalTo("invalid_signature"));
        disputes(order).body("items", empty());
        assertThat(payment(order)).isEqualTo(payment);
        assertThat(books.ledger(order)).isEqualTo(ledger).containsExactly("authorize 1000");
        assertThat(books.list("select webhook_id from gateway_webhook where webhook_id = $1", forged.id()))
                .isEmpty();
        assertThat(alerts()).isEqualTo(before);
    }

    @Test
    void anOldOneMovesNothingBack() {
        String order = authorized("tok_ok", 1000);
        cancel(order);
        await().atMost(LONG).until(() -> status(order).equals("voided"));
        long version = payment(order).getVersion();

        var old = Webhook.of("payment.authorized", order);
        old.post().statusCode(204);
        assertThat(payment(order).getVersion()).isEqualTo(version);
    }

    @Test
    void acceptsEverySecretThatIsValid() {
        Webhook.of("payment.authorized", anyOrder())
                .signedWithOldSecret()
                .post()
                .statusCode(204);
    }

    @Test
    void refusesForgedStaleAndBrokenOnes() {
        var good = Webhook.of("payment.authorized", anyOrder());
        for (var bad : List.of(
                good.signedWith("whsec_Zm9yZ2Vk"),
                good.at(Instant.now().minusSeconds(301)),
                good.at(Instant.now().plusSeconds(600)),
                good.withBody(good.body().replace("USD", "EUR")),
                good.withSignature("v1,"),
                good.withSignature("v2," + good.signature().substring(3)),
                good.withSignature(""))) {
            bad.post().statusCode(400).body("code", equalTo("invalid_signature"));
        }
        assertThat(state(good)).isEmpty();
        good.signed("{").post().statusCode(400).body("code", equalTo("malformed_json"));
        good.signed("{}").post().statusCode(400).body("errors[0].field", equalTo("type"));
        good.postTo("/webhooks/gateways/other").statusCode(404);
        io.restassured.RestAssured.given()
                .body(good.body())
                .post("/webhooks/gateways/sandbox")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_signature"));
    }

    private static ValidatableResponse disputes(String order) {
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(Tokens.staff())
                .get("/api/v1/payments/" + payment(order).getId() + "/disputes")
                .then()
                .statusCode(200);
    }

    private double alerts() {
        return metrics.counter("orderflow.payment.disputes", "gateway", "sandbox")
                .count();
    }

    private int webhooks(String order) {
        return books.list("select webhook_id from gateway_webhook where payment_reference = $1", "pay-" + order)
                .size();
    }

    private List<String> state(Webhook webhook) {
        return books.list("select state from gateway_webhook where webhook_id = $1", webhook.id());
    }
}
