package io.orderflow.system.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Time;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that are paid otherwise than by card. */
@SystemTest
class OtherMethodsIT {

    private static final Duration DAY = Duration.ofHours(24).plusMinutes(1);

    @Test
    @Tag("C1.1")
    @Tag("C1.2")
    void takesATransferredOrderToPaidAndGivesTheSurplusBack(Platform platform) {
        Order placed = place(platform, "bank_transfer", Money.usd(1_000));
        assertThat(placed.status()).isEqualTo("pending");
        assertThat(placed.paymentReference()).startsWith("OF-");

        assertThat(transfer(platform, placed, 100).path("outcome").asText()).isEqualTo("under");
        assertThat(platform.orders().get(placed.id()).status()).isEqualTo("pending");
        JsonNode over = transfer(platform, placed, placed.grand().amount());
        assertThat(over.path("outcome").asText()).isEqualTo("over");
        assertThat(over.path("refunded").path("amount").asLong()).isEqualTo(100);

        Order paid = platform.orders().awaitStatus(placed.id(), "paid");
        assertThat(paid.paymentStatus()).isEqualTo("paid");
        Order settled = platform.orders()
                .await(
                        placed.id(),
                        "knows of the refund",
                        order -> order.payment().path("refunded").path("amount").asLong() == 100);
        assertThat(settled.captured().amount()).isEqualTo(placed.grand().amount() + 100);
        assertThat(settled.paymentStatus()).isEqualTo("paid");
    }

    @Test
    @Tag("C1.5")
    @Tag("C1.10")
    void endsWhatIsNotPaidOrConfirmedInTime(Platform platform) {
        Order transferred = place(platform, "bank_transfer", Money.usd(1_000));
        Order large = place(platform, "cod", Money.usd(20_000));
        new Time(platform).pass(DAY);
        Order cancelled = platform.orders().awaitStatus(large.id(), "cancelled");
        assertThat(cancelled.cancelReason()).isEqualTo("cod_confirmation_window_expired");

        new Time(platform).pass(DAY.multipliedBy(2));
        platform.orders().await(transferred.id(), "cancelled", Order::isEnded);
        JsonNode late = transfer(platform, transferred, transferred.grand().amount());
        assertThat(late.path("outcome").asText()).isEqualTo("late");
        assertThat(late.path("refunded").path("amount").asLong())
                .isEqualTo(transferred.grand().amount());
    }

    @Test
    @Tag("C1.5")
    @Tag("E9.4")
    void confirmsSmallCashOrdersByItselfAndLargeOnesByStaff(Platform platform) {
        Order small = place(platform, "cod", Money.usd(1_000));
        Order large = place(platform, "cod", Money.usd(20_000));
        assertThat(small.paymentStatus()).isEqualTo("cod_pending");
        platform.operations("order").runJob("cod-auto-confirm");

        Order confirmed = platform.orders()
                .await(
                        small.id(),
                        "confirmed",
                        Duration.ofSeconds(90),
                        o -> o.status().equals("confirmed"));
        assertThat(confirmed.paymentStatus()).isEqualTo("cod_pending");
        assertThat(platform.orders().get(large.id()).status()).isEqualTo("pending");
        platform.orders().confirm(large.id()).expect(200);
        platform.orders().awaitStatus(large.id(), "confirmed");
        platform.orders().confirm(large.id()).expect(200);
    }

    private static Order place(Platform platform, String method, Money price) {
        String sku = platform.goods().stocked(5, price);
        return platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, 1).method(method));
    }

    private static JsonNode transfer(Platform platform, Order order, long amount) {
        return platform.payments()
                .transfer(
                        order.paymentReference(),
                        new Money(amount, order.grand().currency()),
                        platform.operations("payment").now())
                .expect(200)
                .json();
    }
}
