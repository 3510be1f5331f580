package io.orderflow.payment.dispute;

import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.gateway.StripeWebhook;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Payments of Stripe's whose card holders go to their banks. */
@Singleton
public class Disputed {

    private final Books books;

    Disputed(Books books) {
        this.books = books;
    }

    /** An order that Stripe has authorized. */
    public String authorized() {
        String order = PaymentClient.authorized("tok_ok", 1000);
        atStripe(order);
        return order;
    }

    /** From now on its authorization is Stripe's. */
    public void atStripe(String order) {
        books.update(
                "update payment set gateway = 'stripe', authorization_id = $2 where order_id = $1",
                order,
                "pi_" + order);
    }

    /** @return Stripe's name of the dispute */
    public String open(String order) {
        String dispute = "dp_" + UUID.randomUUID();
        opened(order, dispute).post().statusCode(204);
        return dispute;
    }

    public static StripeWebhook opened(String order, String dispute) {
        return news("charge.dispute.created", order, dispute, "needs_response");
    }

    /** @param status won, lost or warning_closed */
    public static StripeWebhook closed(String order, String dispute, String status) {
        return news("charge.dispute.closed", order, dispute, status);
    }

    /** A dispute as processes write it that are still being replaced. @return the webhook that told of it */
    public String takenDownAsBefore(String order) {
        String webhook = "evt_" + UUID.randomUUID();
        books.update("""
                insert into gateway_webhook (gateway, webhook_id, type, payment_reference, body, state)
                values ('stripe', $1, 'dispute.opened', 'pay-' || $2, '{}', 'applied')""", webhook, order);
        books.update("""
                insert into dispute (gateway, webhook_id, payment_reference, amount, currency, recorded_at)
                values ('stripe', $1, 'pay-' || $2, 1000, 'USD', now())""", webhook, order);
        return webhook;
    }

    /** What happened to a dispute, in its order. */
    public List<String> steps(String dispute) {
        return books.list(
                "select step || coalesce(' ' || code, '') from dispute_step where dispute_id = $1 order by position",
                dispute);
    }

    /** How often a step happened to the dispute of an operation. */
    public long steps(String key, String step) {
        return steps(key.substring(key.lastIndexOf(':') + 1)).stream()
                .filter(s -> s.startsWith(step))
                .count();
    }

    private static StripeWebhook news(String type, String order, String dispute, String status) {
        return StripeWebhook.of(type, """
                {"id":"%s","object":"dispute","charge":"ch_1","payment_intent":"pi_%s","status":"%s","metadata":{}}""".formatted(dispute, order, status));
    }
}
