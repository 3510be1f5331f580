package io.orderflow.payment.jobs;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.gateway.Webhook;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;

/** A dispute that came before its payment has its order wait once. */
@PaymentTest
@Tag("J7.2")
class WebhookRetryContractTest extends AbstractJobContractTest<WebhookRetry, String> {

    @Inject
    Books books;

    @Override
    protected String name() {
        return "webhook-retry";
    }

    @Override
    protected String work() {
        String order = PaymentClient.anyOrder();
        var early = Webhook.of("dispute.opened", order);
        early.post().statusCode(204);
        PaymentClient.authorize(order, "tok_ok", 1000);
        return early.id();
    }

    @Override
    protected long effects(String dispute) {
        return books.list("select key from operation where kind = 'hold_order' and key like '%' || $1", dispute)
                .size();
    }
}
