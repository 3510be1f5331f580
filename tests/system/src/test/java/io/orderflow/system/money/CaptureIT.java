package io.orderflow.system.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Await;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Time;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Captures that fail, come late or come too late: where the money is, where the stock is, and what the timeline tells. */
@SystemTest
class CaptureIT {
    /** Three tries take fifteen seconds of real time, and a job takes up after at most a minute what nobody else does. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration DELAY = Duration.ofMinutes(16);
    private static final Duration WINDOW = Duration.ofDays(7).plusMinutes(1);

    @Test
    @Tag("X3.3")
    @Tag("INV-M3")
    void takesTheMoneyOnceThoughTheGatewayRefusesItTwice(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order placed = place(platform, sku, "tok_capture_fails_twice", "immediate");
        Order paid = await(platform, placed, "paid");

        assertTakenOnce(platform, paid);
        assertThat(platform.stock().of(sku).available()).isEqualTo(1);
        assertTold(platform, paid, "order.payment_status", "capture_failed");
        assertTold(platform, paid, "order.payment_status", "paid");
    }

    @Test
    @Tag("X3.4")
    @Tag("INV-M4")
    void letsGoOfMoneyAndStockWhenTheGatewayRefusesItForGood(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order placed = place(platform, sku, "tok_capture_fails", "immediate");
        Order cancelled = await(platform, placed, "cancelled");

        assertThat(cancelled.cancelReason()).isEqualTo("capture_failed");
        assertLetGo(platform, cancelled, sku);
        platform.orders()
                .await(
                        placed.id(),
                        "voided",
                        PATIENCE,
                        order -> order.paymentStatus().equals("voided"));
        assertTold(platform, cancelled, "order.payment_status", "capture_failed");
        assertTold(platform, cancelled, "order.status", "cancelled");
    }

    @Test
    @Tag("X3.3")
    void takesTheMoneyAfterTheDelayAndNotBefore(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order placed = place(platform, sku, "tok_capture_fails_twice", "on_confirm");
        Order confirmed = await(platform, placed, "confirmed");
        platform.operations("order").runJob("auto-capture").expect(202, 409);
        assertThat(platform.gateway().ledger(confirmed.paymentReference()).hasLiveAuthorization())
                .isTrue();

        new Time(platform).pass(DELAY);
        platform.operations("order").runJob("auto-capture").expect(202, 409);
        assertTakenOnce(platform, await(platform, placed, "paid"));
        assertThat(platform.stock().of(sku).available()).isEqualTo(1);
    }

    @Test
    @Tag("X3.5")
    void givesUpAnOrderWhoseGatewayHasLetTheAuthorizationExpire(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order placed = place(platform, sku, "tok_auth_expired", "immediate");
        Order cancelled = await(platform, placed, "cancelled");

        assertThat(cancelled.cancelReason()).isEqualTo("capture_failed");
        assertLetGo(platform, cancelled, sku);
        assertTold(platform, cancelled, "order.payment_status", "capture_failed");
        assertThat(payment(platform, cancelled)).isEqualTo("expired");
    }

    @Test
    @Tag("X3.5")
    void triesNoCaptureOfAnAuthorizationThatIsPastItsWindow(Platform platform) {
        String sku = platform.goods().stocked(2);
        Order placed = place(platform, sku, "tok_ok", "on_confirm");
        await(platform, placed, "confirmed");

        // First where the age of money counts, so that no capture is due before.
        platform.operations("payment").advanceClock(WINDOW);
        platform.operations("payment").runJob("authorization-expiry").expect(202, 409);
        Order cancelled = await(platform, placed, "cancelled");
        new Time(platform).passElsewhere("payment", WINDOW);

        assertThat(payment(platform, cancelled)).isEqualTo("expired");
        assertThat(cancelled.paymentStatus()).isEqualTo("capture_failed");
        assertLetGo(platform, cancelled, sku);
        assertTold(platform, cancelled, "order.payment_status", "capture_failed");
    }

    @Test
    @Tag("X3.6")
    void showsAVoidThatFailsToAPersonUntilItIsDone(Platform platform) {
        String sku = platform.goods().stocked(2);
        platform.gateway().faults(Map.of("void_fails", true));
        try {
            Order placed = place(platform, sku, "tok_void_fails", "on_confirm");
            await(platform, placed, "confirmed");
            platform.orders().cancel(placed.id()).expect(200);
            String operation = "void-" + placed.payment().path("id").asText();
            Await.until("parked void", PATIENCE, () -> isParked(platform, operation), parked -> parked);
            assertThat(platform.gateway().ledger(placed.paymentReference()).hasLiveAuthorization())
                    .isTrue();

            platform.gateway().faults(Map.of("void_fails", false));
            platform.operations("payment").runJob("refund-processing").expect(202, 409);
            assertLetGo(platform, placed, sku);
            Await.until("nothing parked", PATIENCE, () -> isParked(platform, operation), parked -> !parked);
        } finally {
            platform.gateway().faults(Map.of("void_fails", true));
        }
    }

    private static Order place(Platform platform, String sku, String token, String capture) {
        return platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, 1).card(token, capture));
    }

    private static Order await(Platform platform, Order order, String status) {
        return platform.orders()
                .await(order.id(), status, PATIENCE, now -> now.status().equals(status));
    }

    private static boolean isParked(Platform platform, String operation) {
        return platform.operations("payment").failedCompensations().toString().contains(operation);
    }

    private static String payment(Platform platform, Order order) {
        return platform.payments().of(order.id()).getFirst().path("status").asText();
    }

    private static void assertTakenOnce(Platform platform, Order paid) {
        Ledger ledger = platform.gateway().ledger(paid.paymentReference());
        assertThat(ledger.all("authorize")).hasSize(1);
        assertThat(ledger.all("capture")).hasSize(1);
        assertThat(ledger.net()).isEqualTo(paid.grand().amount());
        assertThat(platform.payments()
                        .ledger(paid.payment().path("id").asText())
                        .effects())
                .isEqualTo(ledger.effects());
        assertThat(paid.captured()).isEqualTo(paid.grand());
    }

    /** Nothing was ever taken, nothing is held any more, and all units may be sold again. */
    private static void assertLetGo(Platform platform, Order order, String sku) {
        Ledger ledger = Await.until(
                "money let go", PATIENCE, () -> platform.gateway().ledger(order.paymentReference()), Ledger::isEven);
        assertThat(ledger.all("capture")).isEmpty();
        assertThat(ledger.all("void")).hasSize(1);
        Await.until("released stock", PATIENCE, () -> platform.stock().of(sku), stock -> stock.available() == 2);
    }

    private static void assertTold(Platform platform, Order order, String kind, String to) {
        assertThat(platform.orders().timeline(order.id())).anySatisfy((JsonNode entry) -> {
            assertThat(entry.path("kind").asText()).isEqualTo(kind);
            assertThat(entry.path("to").asText()).isEqualTo(to);
            assertThat(entry.path("cause").asText()).isNotEmpty();
            assertThat(entry.path("actor").asText()).isNotEmpty();
        });
    }
}
