package io.orderflow.payment.api;

import static io.orderflow.payment.gateway.PaymentClient.stub;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.dispute.Disputed;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.StripeWebhook;
import io.orderflow.payment.gateway.Webhook;
import io.orderflow.schemas.grpc.payment.v1.ForgetPaymentRequest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gateways name people in their webhooks, also in those that come when everybody else has forgotten them. */
@PaymentTest
@Tag("T5.4")
@Tag("X3.10")
class LateWebhookOfForgottenTest {

    @Inject
    Books books;

    @Inject
    Disputed disputed;

    @Test
    void bringsNobodyBack() {
        String order = disputed.authorized();
        forget(order);
        String person = "erika-" + order + "@example.com";
        StripeWebhook.of("charge.dispute.created", """
                        {"id":"dp_%1$s","object":"dispute","charge":"ch_1","payment_intent":"pi_%1$s","status":"needs_response",
                        "evidence":{"customer_email_address":"%2$s"},"metadata":{}}""".formatted(order, person))
                .post()
                .statusCode(204);
        StripeWebhook.of("charge.refunded", """
                        {"id":"ch_1","object":"charge","payment_intent":"pi_%s","billing_details":{"email":"%s"},"metadata":{}}""".formatted(order, person)).post().statusCode(204);
        assertThat(disputed.steps("dp_" + order)).startsWith("opened");
        assertThat(books.list("select type from gateway_webhook where payment_reference = 'pay-' || $1", order))
                .contains("dispute.opened", "refund.succeeded");
        assertThat(books.tablesThatName(person)).isEmpty();
    }

    /** Not even where nobody asks for it to be forgotten: nothing but what is read of it is needed. */
    @Test
    void isNotKeptWordByWordEvenBeforeItsPaymentIsKnown() {
        String order = io.orderflow.payment.gateway.PaymentClient.anyOrder();
        String person = "erika-" + order + "@example.com";
        var early = Webhook.of("payment.captured", order);
        early.signed(early.body().replace("{\"id\"", "{\"email\":\"" + person + "\",\"id\""))
                .post()
                .statusCode(204);
        assertThat(books.list("select state from gateway_webhook where webhook_id = $1", early.id()))
                .containsExactly("early");
        assertThat(books.tablesThatName(person)).isEmpty();
    }

    @Test
    void isNotKeptWordByWordByOlderProcessesEither() {
        String order = disputed.authorized();
        books.update("""
                insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state)
                values ('stripe', 'evt_' || $1, 'refund.succeeded', 'pay-' || $1, '{"email":"erika@example.com"}', 'applied')""", order);
        assertThat(books.list("select body from gateway_webhook where webhook_id = 'evt_' || $1", order))
                .containsExactly("{}");
    }

    private static void forget(String order) {
        stub().forget(ForgetPaymentRequest.newBuilder()
                .setOperationKey("forget:" + order)
                .setOrderId(order)
                .build());
    }
}
