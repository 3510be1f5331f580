package io.orderflow.system.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card and its gateway may do to an order. */
@SystemTest
class CardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"tok_slow", "tok_timeout_after_success"})
    @Tag("INV-M3")
    void chargesOnceWhenTheGatewayAnswersLateOrNever(String token, Platform platform) {
        String sku = platform.goods().stocked(2);
        Order placed = platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, 1).card(token));
        Order paid = platform.orders()
                .await(placed.id(), "paid", PATIENCE, order -> order.status().equals("paid"));

        Ledger ledger = platform.gateway().ledger(paid.paymentReference());
        assertThat(ledger.all("authorize")).hasSize(1);
        assertThat(ledger.all("capture")).hasSize(1);
        assertThat(ledger.net()).isEqualTo(paid.grand().amount());
    }

    @Test
    @Tag("C1.1")
    void confirmsWhenTheCardHolderApproves(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order waiting = waiting(platform, sku);
        assertThat(waiting.payment().path("action").isMissingNode()).isFalse();
        platform.gateway().answer(waiting.paymentReference(), "approved");

        Order paid = platform.orders().awaitStatus(waiting.id(), "paid");
        assertThat(platform.gateway().ledger(paid.paymentReference()).net())
                .isEqualTo(paid.grand().amount());
    }

    @Test
    void cancelsAndReleasesWhenTheCardHolderDeclines(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order waiting = waiting(platform, sku);
        platform.gateway().answer(waiting.paymentReference(), "declined");

        Order cancelled = platform.orders().awaitStatus(waiting.id(), "cancelled");
        assertThat(platform.gateway().ledger(cancelled.paymentReference()).isEven())
                .isTrue();
        Await.until("released stock", PATIENCE, () -> platform.stock().of(sku), stock -> stock.available() == 2);
    }

    @Test
    void takesRepeatedWebhooksAsOne(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order paid = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));
        for (int i = 0; i < 3; i++) {
            platform.gateway().replayWebhooks(paid.paymentReference());
        }
        platform.orders().placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));

        assertThat(platform.orders().get(paid.id()).captured()).isEqualTo(paid.grand());
        assertThat(platform.payments()
                        .ledger(paid.payment().path("id").asText())
                        .net())
                .isEqualTo(paid.grand().amount());
    }

    @Test
    void refusesAWebhookThatTheGatewayDidNotSign(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order waiting = waiting(platform, sku);
        var event = Map.of(
                "id", Ids.uuid(),
                "type", "payment.authorized",
                "payment_reference", waiting.paymentReference(),
                "amount", Money.usd(1),
                "occurred_at", "2026-01-01T00:00:00Z");
        var answer = platform.payments()
                .client()
                .as(null)
                .post("/webhooks/gateways/sandbox")
                .header("webhook-id", Ids.uuid())
                .header("webhook-timestamp", Long.toString(System.currentTimeMillis() / 1000))
                .header("webhook-signature", "v1,Zm9yZ2VkZm9yZ2VkZm9yZ2VkZm9yZ2VkZm9yZ2VkMDA=")
                .json(event)
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isNotEmpty();
        assertThat(platform.orders().get(waiting.id()).status()).isEqualTo("pending");
        platform.orders().cancel(waiting.id()).expect(200);
    }

    private static Order waiting(Platform platform, String sku) {
        return platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, 1).card("tok_action_required"));
    }
}
