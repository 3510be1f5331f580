package io.orderflow.system.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Fulfillments;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.Together;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Ledger.Effect;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The money of orders that ship in parts, as the fulfillment service will ask for it; the gateway's ledger tells what really happened. */
@SystemTest
class ShipmentMoneyIT {

    /** Three tries take fifteen seconds of real time. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    @Tag("C1.3")
    @Tag("INV-M3")
    void takesThePartOfEachShipmentOnceAndAllOfThemSumToTheOrder(Platform platform) {
        Order order = confirmed(platform, "tok_ok", 3, Money.usd(333));
        List<String> fulfillments = Stream.generate(Ids::uuid).limit(3).toList();
        try (var shop = new Fulfillments(platform)) {
            // All three, three times each, at the same moment.
            Together.run(9, number -> shop.ship(order, fulfillments.get(number % 3), 0, 1));
            fulfillments.forEach(one -> awaitCaptured(shop, order, one));
        }
        Order paid = platform.orders().awaitStatus(order.id(), "paid");
        Ledger ledger = platform.gateway().ledger(order.paymentReference());
        assertThat(ledger.all("authorize")).hasSize(1);
        assertThat(ledger.all("capture")).hasSize(3);
        assertThat(ledger.all("capture").stream().map(Effect::operationKey)).doesNotHaveDuplicates();
        assertThat(ledger.net()).isEqualTo(paid.grand().amount());
        assertThat(paid.captured()).isEqualTo(paid.grand());
        assertThat(platform.payments()
                        .ledger(paid.payment().path("id").asText())
                        .effects())
                .containsExactlyInAnyOrderElementsOf(ledger.effects());
    }

    @Test
    @Tag("C1.2")
    void showsWhatIsCapturedSoFarAndIsPaidOnceThatIsAll(Platform platform) {
        Order order = confirmed(platform, "tok_ok", 2, Money.usd(1_000));
        try (var shop = new Fulfillments(platform)) {
            awaitCaptured(shop, order, Ids.uuid());
            Order part = platform.orders().get(order.id());
            assertThat(part.status()).isEqualTo("confirmed");
            assertThat(part.paymentStatus()).isEqualTo("capture_pending");
            assertThat(part.payment().path("status").asText()).isEqualTo("partially_captured");
            assertThat(part.captured()).isEqualTo(Money.usd(1_200));

            assertThat(platform.orders().cancelPart(order, 1).expect(200)).isNotNull();
        }
        Order paid = platform.orders().awaitStatus(order.id(), "paid");
        assertThat(paid.grand()).isEqualTo(Money.usd(1_200));
        assertThat(paid.captured()).isEqualTo(Money.usd(1_200));
        Ledger ledger = Await.until(
                "the rest let go",
                PATIENCE,
                () -> platform.gateway().ledger(order.paymentReference()),
                ShipmentMoneyIT::isNothingHeld);
        assertThat(ledger.net()).isEqualTo(1_200);
    }

    @Test
    @Tag("C1.2")
    void tellsNoMoreThanAPartWhenStaffCaptureOne(Platform platform) {
        Order order = confirmed(platform, "tok_ok", 2, Money.usd(1_000));
        String payment = order.payment().path("id").asText();
        capture(platform, payment, 500);
        Order part = platform.orders()
                .await(order.id(), "partly captured", now -> now.captured().amount() == 500);
        assertThat(part.status()).isEqualTo("confirmed");
        assertThat(part.paymentStatus()).isEqualTo("capture_pending");

        capture(platform, payment, 1_900);
        assertThat(platform.orders().awaitStatus(order.id(), "paid").captured()).isEqualTo(order.grand());
    }

    @Test
    @Tag("X3.3")
    @Tag("INV-M3")
    void takesAPartOnceThoughTheGatewayRefusesItTwice(Platform platform) {
        Order order = confirmed(platform, "tok_capture_fails_twice", 2, Money.usd(1_000));
        try (var shop = new Fulfillments(platform)) {
            awaitCaptured(shop, order, Ids.uuid());
        }
        assertThat(platform.gateway().ledger(order.paymentReference()).all("capture"))
                .extracting(effect -> effect.amount().amount())
                .containsExactly(1_200L);
        assertThat(platform.orders().get(order.id()).paymentStatus()).isEqualTo("capture_pending");
    }

    @Test
    @Tag("X3.4")
    @Tag("INV-M4")
    void letsGoOfAnOrderWhoseFirstPartIsRefusedForGood(Platform platform) {
        Order order = confirmed(platform, "tok_capture_fails", 2, Money.usd(1_000));
        String fulfillment = Ids.uuid();
        try (var shop = new Fulfillments(platform)) {
            Await.until("failed", PATIENCE, () -> shop.ship(order, fulfillment, 0, 1), money -> money.equals("failed"));
        }
        assertThat(platform.orders().awaitStatus(order.id(), "cancelled").cancelReason())
                .isEqualTo("capture_failed");
        Ledger ledger = Await.until(
                "money let go", PATIENCE, () -> platform.gateway().ledger(order.paymentReference()), Ledger::isEven);
        assertThat(ledger.all("capture")).isEmpty();
    }

    /** Whoever is first: in the end the buyer has all of it back and nothing is held, and nothing may go. */
    @Test
    @Tag("M2.2")
    @Tag("INV-M4")
    void keepsNothingOfAnOrderThatIsCancelledWhileItsPartsAreCaptured(Platform platform) {
        for (int i = 0; i < 6; i++) {
            Order order = confirmed(platform, "tok_ok", 2, Money.usd(1_000));
            try (var shop = new Fulfillments(platform)) {
                if (i % 2 == 0) {
                    awaitCaptured(shop, order, Ids.uuid());
                }
                String fulfillment = Ids.uuid();
                Together.run(
                        2,
                        number -> number == 0
                                ? shop.ship(order, fulfillment, 0, 1)
                                : platform.orders().cancel(order.id()).expect(200));
                Await.until(
                        "nothing held or kept",
                        PATIENCE,
                        () -> platform.gateway().ledger(order.paymentReference()),
                        ledger -> isNothingHeld(ledger) && ledger.net() == 0);
                assertThat(shop.ship(order, fulfillment, 0, 1)).isIn("order_cancelled", "failed");
            }
            platform.orders().await(order.id(), "over", Order::isEnded);
        }
    }

    private static Order confirmed(Platform platform, String token, long units, Money price) {
        String sku = platform.goods().stocked(units, price);
        Order placed = platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, units).card(token, "on_shipment"));
        return platform.orders().awaitStatus(placed.id(), "confirmed");
    }

    private static void awaitCaptured(Fulfillments shop, Order order, String fulfillment) {
        Await.until("captured", PATIENCE, () -> shop.ship(order, fulfillment, 0, 1), money -> money.equals("captured"));
    }

    private static void capture(Platform platform, String payment, long amount) {
        platform.client("payment", Role.STAFF)
                .post("/api/v1/payments/" + payment + "/capture")
                .key(Ids.uuid())
                .json(Map.of("amount", Map.of("amount", amount, "currency", "USD")))
                .send()
                .expect(200);
    }

    private static boolean isNothingHeld(Ledger ledger) {
        return ledger.sum("authorize") == ledger.sum("capture") + ledger.sum("void");
    }
}
