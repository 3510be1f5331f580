package io.orderflow.payment.api;

import static io.orderflow.payment.gateway.PaymentClient.anyOrder;
import static io.orderflow.payment.gateway.PaymentClient.authorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.StripeWebhook;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Stripe tells is kept once, under the payment that it speaks of. */
@PaymentTest
@Tag("X3.10")
class StripeWebhookTest {

    @Inject
    Books books;

    @Test
    void keepsEachOnceAndReadsItsKind() {
        Map.of(
                        "payment_intent.amount_capturable_updated", "payment.authorized",
                        "payment_intent.succeeded", "payment.captured",
                        "payment_intent.payment_failed", "payment.failed",
                        "payment_intent.canceled", "payment.voided",
                        "payment_intent.created", "payment_intent.created",
                        "charge.refunded", "refund.succeeded")
                .forEach((theirs, ours) -> {
                    String order = anyOrder();
                    var webhook = StripeWebhook.ofIntent(theirs, order);
                    webhook.post().statusCode(204);
                    webhook.post().statusCode(204);
                    assertThat(kept(webhook)).containsExactly(ours + " pay-" + order + " early");
                });
    }

    @Test
    void takesNewsOfAPartThatIsTakenForNoNewAuthorization() {
        Map.of(0, "payment.authorized", 400, "payment.captured", 1000, "payment.captured")
                .forEach((received, ours) -> {
                    String order = anyOrder();
                    var webhook = StripeWebhook.of("payment_intent.amount_capturable_updated", """
                            {"id":"pi_1","object":"payment_intent","amount":1000,"amount_capturable":%d,"amount_received":%d,
                            "status":"requires_capture","metadata":{"payment_reference":"pay-%s"}}""".formatted(
                                    1000 - received, received, order));
                    webhook.post().statusCode(204);
                    assertThat(kept(webhook)).containsExactly(ours + " pay-" + order + " early");
                });
    }

    @Test
    void findsThePaymentOfADisputeByItsIntent() {
        String order = authorized("tok_ok", 1000);
        String intent = "pi_" + order;
        books.update("update payment set gateway = 'stripe', authorization_id = $2 where order_id = $1", order, intent);

        var dispute = StripeWebhook.of("charge.dispute.created", """
                {"id":"dp_1","object":"dispute","charge":"ch_1","payment_intent":"%s","metadata":{}}""".formatted(intent));
        dispute.post().statusCode(204);
        assertThat(kept(dispute)).containsExactly("dispute.opened pay-" + order + " applied");
    }

    @Test
    void takesWhatDoesNotConcernUsWithoutKeepingIt() {
        var other = StripeWebhook.of("customer.created", "{\"id\":\"cus_1\",\"object\":\"customer\"}");
        other.post().statusCode(204);
        assertThat(kept(other)).isEmpty();
    }

    @Test
    void acceptsEverySecretThatIsValid() {
        StripeWebhook.ofIntent("payment_intent.succeeded", anyOrder())
                .signed(StripeWebhook.OLD_SECRET, Instant.now().minusSeconds(290))
                .post()
                .statusCode(204);
    }

    @Test
    void refusesForgedStaleAndBrokenOnes() {
        var good = StripeWebhook.ofIntent("payment_intent.succeeded", anyOrder());
        for (var bad : List.of(
                good.signed("whsec_forged", Instant.now()),
                good.signed(StripeWebhook.SECRET, Instant.now().minusSeconds(301)),
                good.withBody(good.body().replace("succeeded", "canceled")),
                good.withSignature(""),
                good.withSignature("t=x,v1=y"),
                good.withSignature(good.signature().replace("v1=", "v0=")))) {
            bad.post().statusCode(400).body("code", equalTo("invalid_signature"));
        }
        assertThat(kept(good)).isEmpty();
        for (String broken : List.of("{", "null", "[]", "{}", "{\"id\":1}")) {
            good.withBody(broken)
                    .signed(StripeWebhook.SECRET, Instant.now())
                    .post()
                    .statusCode(400)
                    .body("code", equalTo("malformed_json"));
        }
    }

    private List<String> kept(StripeWebhook webhook) {
        return books.list("""
                select type || ' ' || payment_reference || ' ' || state
                from gateway_webhook where gateway = 'stripe' and webhook_id = $1""", webhook.id());
    }
}
