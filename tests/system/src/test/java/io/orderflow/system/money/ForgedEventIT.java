package io.orderflow.system.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.SystemTest;
import io.orderflow.system.Together;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.platform.Platform;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may publish may ask for a capture; how much is captured stands on the order alone. */
@SystemTest
@Tag("C1.3")
@Tag("INV-M6")
class ForgedEventIT {

    @ParameterizedTest
    @ValueSource(longs = {1, 99_999_999})
    void capturesTheOrdersOwnTotalWhateverARequestSays(long lie, Platform platform) {
        Order order = confirmedButNotCaptured(platform);
        publish(platform, "order", Forgery.CAPTURE_REQUESTED, Forgery.captureRequested(order, 3, Money.usd(lie)), 1);

        assertCapturedOnce(platform, order);
    }

    @Test
    @Tag("T5.1")
    void capturesOnceWhenTheSameRequestArrivesThreeTimesAtOnce(Platform platform) {
        Order order = confirmedButNotCaptured(platform);
        publish(platform, "order", Forgery.CAPTURE_REQUESTED, Forgery.captureRequested(order, 3, Money.usd(1)), 3);

        assertCapturedOnce(platform, order);
    }

    @Test
    void capturesOnceWhenThreeDifferentRequestsArriveAtOnce(Platform platform) {
        Order order = confirmedButNotCaptured(platform);
        Together.run(3, number -> {
            publish(
                    platform,
                    "order",
                    Forgery.CAPTURE_REQUESTED,
                    Forgery.captureRequested(order, 3 + number, Money.usd(number + 1)),
                    1);
            return number;
        });

        assertCapturedOnce(platform, order);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 99_999_999})
    void believesTheGatewayAndNotAConfirmationWithAnotherAmount(long lie, Platform platform) {
        String sku = platform.goods().stocked(5);
        Order paid = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 2));
        publish(platform, "payment", Forgery.CONFIRMED, Forgery.confirmed(paid, 50, Money.usd(lie)), 3);
        Order later = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 1));

        assertThat(later.status()).isEqualTo("paid");
        Order seen = platform.orders().get(paid.id());
        assertThat(seen.captured()).isEqualTo(paid.grand());
        assertThat(seen.grand()).isEqualTo(paid.grand());
        assertThat(seen.status()).isEqualTo("paid");
        assertThat(platform.gateway().ledger(paid.paymentReference()).net())
                .isEqualTo(paid.grand().amount());
    }

    private static Order confirmedButNotCaptured(Platform platform) {
        String sku = platform.goods().stocked(5);
        Order placed = platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, 2).card("tok_ok", "on_confirm"));
        return platform.orders().awaitStatus(placed.id(), "confirmed");
    }

    private static void publish(Platform platform, String owner, String topic, Map<String, Object> event, int times) {
        Together.run(times, number -> {
            platform.eventsOf(owner).publish(topic, event);
            return number;
        });
    }

    private static void assertCapturedOnce(Platform platform, Order order) {
        Order paid = platform.orders().awaitStatus(order.id(), "paid");
        Ledger ledger = platform.gateway().ledger(paid.paymentReference());
        assertThat(ledger.all("capture"))
                .singleElement()
                .satisfies(capture -> assertThat(capture.amount()).isEqualTo(order.grand()));
        assertThat(paid.captured()).isEqualTo(order.grand());
    }
}
