package io.orderflow.system.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.SignedWebhook;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A card holder goes to the bank: the order waits, and everybody sees why. */
@SystemTest
@Tag("X3.10")
class DisputeIT {

    @Test
    void hasTheOrderWaitOnceAndTellsWhoAndWhy(Platform platform) {
        Order paid = paid(platform);
        var dispute = SignedWebhook.of(platform, "msg_" + Ids.uuid(), Instant.now(), opened(paid));
        for (int i = 0; i < 3; i++) {
            dispute.send(platform).expect(204);
        }
        Order held = platform.orders()
                .await(
                        paid.id(),
                        "on hold",
                        order -> !order.json().path("holds").isEmpty());
        dispute.send(platform).expect(204);

        assertThat(held.json().path("holds")).singleElement().satisfies(hold -> {
            assertThat(hold.path("kind").asText()).isEqualTo("fraud");
            assertThat(hold.path("placed_by").asText()).isEqualTo("system:payment");
            assertThat(hold.path("reason").asText()).contains(dispute.id());
        });
        assertThat(platform.orders().timeline(paid.id()))
                .filteredOn(entry -> entry.path("kind").asText().equals("order.hold"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("cause").asText()).contains(dispute.id()));
        assertThat(platform.gateway().ledger(paid.paymentReference()).net())
                .isEqualTo(paid.grand().amount());
        Ledger ours = ledger(platform, paid);
        assertThat(ours.all("dispute_opened")).hasSize(1);
        assertThat(ours.net()).isEqualTo(paid.grand().amount());
    }

    /** The bank has taken the money back, so that the order's cancellation has none to give back. */
    @Test
    @Tag("INV-M4")
    void givesNothingBackThatTheBankHasTaken(Platform platform) {
        Order paid = paid(platform);
        for (String state : new String[] {"opened", "lost", "lost"}) {
            SignedWebhook.of(platform, "msg_" + Ids.uuid(), Instant.now(), told(paid, state))
                    .send(platform)
                    .expect(204);
        }
        platform.orders().cancel(paid.id()).expect(200);
        Order ended = platform.orders().await(paid.id(), "ended", Order::isEnded);
        Await.until(
                "books of " + ended,
                Duration.ofSeconds(60),
                () -> ledger(platform, ended),
                books -> books.net() == 0 && books.all("chargeback").size() == 1);
        assertThat(ledger(platform, ended).all("refund")).isEmpty();
        assertThat(platform.gateway().ledger(paid.paymentReference()).all("refund"))
                .isEmpty();
    }

    @Test
    void believesNoDisputeThatTheGatewayDidNotSign(Platform platform) {
        Order paid = paid(platform);
        SignedWebhook.signed("Zm9yZ2Vk", "msg_" + Ids.uuid(), Instant.now(), opened(paid))
                .send(platform)
                .expect(400);

        // Another order's true dispute comes through afterwards, so that the forged one would have by now.
        Order other = paid(platform);
        SignedWebhook.of(platform, "msg_" + Ids.uuid(), Instant.now(), opened(other))
                .send(platform)
                .expect(204);
        platform.orders()
                .await(
                        other.id(),
                        "on hold",
                        order -> !order.json().path("holds").isEmpty());
        assertThat(platform.orders().get(paid.id()).json().path("holds")).isEmpty();
    }

    private static Order paid(Platform platform) {
        String sku = platform.goods().stocked(1);
        return platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));
    }

    private static Ledger ledger(Platform platform, Order order) {
        return platform.payments().ledger(order.payment().path("id").asText());
    }

    private static String opened(Order order) {
        return Json.write(news(order, "opened"));
    }

    /** Several webhooks about one dispute, which they name. */
    private static String told(Order order, String state) {
        var news = new HashMap<>(news(order, state));
        news.put("dispute_id", "dp_" + order.id());
        return Json.write(news);
    }

    private static Map<String, Object> news(Order order, String state) {
        return Map.of(
                "id", Ids.uuid(),
                "type", "dispute." + state,
                "payment_reference", order.paymentReference(),
                "amount", order.grand(),
                "occurred_at", Instant.now().toString());
    }
}
