package io.orderflow.system.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.SystemTest;
import io.orderflow.system.Together;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import io.orderflow.system.platform.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Some units of an order of three are cancelled, before and after its money is taken. */
@SystemTest
@Tag("INV-M1")
@Tag("INV-M3")
@Tag("INV-O4")
@Tag("INV-S1")
class PartialCancelIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Money PRICE = Money.usd(1_999);

    @Test
    @Tag("C1.3")
    void capturesOnlyWhatIsLeftAndLetsTheRestGo(Platform platform) {
        String sku = platform.goods().stocked(5, PRICE);
        Order placed = platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, 3).card("tok_ok", "on_confirm"));
        platform.orders().awaitStatus(placed.id(), "confirmed");

        Order lowered = cancelled(platform, placed, 1);
        assertThat(lowered.status()).isEqualTo("confirmed");
        assertThat(lowered.items().getFirst().path("quantity").asLong()).isEqualTo(3);
        assertThat(lowered.items().getFirst().path("cancelled_quantity").asLong())
                .isEqualTo(1);
        awaitStock(platform, placed, sku, 3, 2);

        new Time(platform).pass(Duration.ofMinutes(16));
        platform.operations("order").runJob("auto-capture");
        Order paid = platform.orders().await(placed.id(), "paid", PATIENCE, Order::isSettled);
        assertThat(paid.status()).isEqualTo("paid");
        assertThat(paid.captured()).isEqualTo(lowered.grand());
        Ledger ledger = awaitLedger(platform, paid, seen -> !seen.all("void").isEmpty());
        assertThat(ledger.sum("authorize")).isEqualTo(placed.grand().amount());
        assertThat(ledger.sum("capture")).isEqualTo(lowered.grand().amount());
        assertThat(ledger.sum("void"))
                .isEqualTo(placed.grand().amount() - lowered.grand().amount());
        assertThat(platform.payments().of(placed.id()).getFirst().path("status").asText())
                .isEqualTo("captured");
    }

    @Test
    void refundsTheDifferenceAndEndsLikeAWholeCancellation(Platform platform) {
        String sku = platform.goods().stocked(5, PRICE);
        Order paid = platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, 3));

        Order lowered = cancelled(platform, paid, 1);
        long difference = paid.grand().amount() - lowered.grand().amount();
        assertThat(awaitLedger(platform, paid, seen -> seen.sum("refund") == difference)
                        .all("refund"))
                .hasSize(1);
        Order told = platform.orders()
                .await(
                        paid.id(),
                        "knows of the refund",
                        PATIENCE,
                        seen -> seen.payment().path("refunded").path("amount").asLong() == difference);
        assertThat(told.status()).isEqualTo("paid");
        assertThat(told.paymentStatus()).isEqualTo("partially_refunded");
        awaitStock(platform, paid, sku, 3, 2);

        cancelled(platform, paid, 2);
        Order ended = platform.orders()
                .await(paid.id(), "refunded", PATIENCE, o -> o.status().equals("refunded"));
        assertThat(ended.cancelReason()).isNotEmpty();
        awaitLedger(platform, paid, Ledger::isEven);
        awaitStock(platform, paid, sku, 5, 0);
    }

    @Test
    void comesOutRightWhenPartsAreCancelledAtOnceWhileTheMoneyIsTaken(Platform platform) {
        String sku = platform.goods().stocked(9, PRICE);
        Order placed =
                platform.orders().place(OrderRequest.by(platform.customerId()).item(sku, 6));
        List<Answer> answers =
                Together.run(4, number -> platform.orders(Role.CUSTOMER).cancelPart(placed, 1));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));

        Order paid = platform.orders().await(placed.id(), "paid", PATIENCE, Order::isSettled);
        assertThat(paid.status()).isEqualTo("paid");
        var rest = platform.orders()
                .quote(OrderRequest.by(platform.customerId()).item(sku, 2))
                .expect(200, 201)
                .json();
        assertThat(paid.grand().amount())
                .as("as at checkout")
                .isEqualTo(rest.path("totals").path("grand").path("amount").asLong());
        awaitLedger(
                platform,
                paid,
                seen -> seen.net() == paid.grand().amount()
                        && seen.sum("authorize") == seen.sum("capture") + seen.sum("void"));
        awaitStock(platform, paid, sku, 7, 2);
    }

    /** Captures whose outcome is unknown, some done and some not, while their orders ask for less. */
    @Test
    @Tag("M2.2")
    void comesOutRightThoughTheGatewayFailsHalfwayThrough(Platform platform) {
        String sku = platform.goods().stocked(60, PRICE);
        var wish = OrderRequest.by(platform.customerId()).item(sku, 4);
        List<Order> placed = IntStream.range(0, 8)
                .mapToObj(i -> platform.orders().place(wish))
                .toList();
        platform.gateway().faults(Map.of("error_rate", 0.5, "duplicate", true, "reorder", true));
        try {
            Together.run(
                    placed.size(),
                    number -> platform.orders(Role.CUSTOMER)
                            .cancelPart(placed.get(number), 1 + number % 3)
                            .expect(200));
            Together.run(
                    placed.size() / 2,
                    number -> platform.orders(Role.CUSTOMER)
                            .cancelPart(placed.get(number), 1)
                            .status());
        } finally {
            platform.gateway().heal();
        }
        for (Order order : placed) {
            Order settled = platform.orders().await(order.id(), "settled", PATIENCE, Order::isSettled);
            long kept = settled.isEnded() ? 0 : settled.grand().amount();
            awaitLedger(
                    platform,
                    settled,
                    seen -> seen.net() == kept && seen.sum("authorize") == seen.sum("capture") + seen.sum("void"));
            platform.orders().await(order.id(), "knows its money", PATIENCE, seen -> kept(seen) == kept);
        }
    }

    @Test
    @Tag("C1.5")
    void awaitsLessCashAndLessByTransfer(Platform platform) {
        String sku = platform.goods().stocked(9, PRICE);
        var wish = OrderRequest.by(platform.customerId()).item(sku, 3);
        Order cash = platform.orders().place(wish.method("cod"));
        Order lessCash = cancelled(platform, cash, 2);
        awaitOwed(platform, lessCash);
        platform.orders().confirm(cash.id()).expect(200);
        Order confirmed = platform.orders().awaitStatus(cash.id(), "confirmed");
        assertThat(confirmed.grand()).isEqualTo(lessCash.grand());
        awaitStock(platform, cash, sku, 8, 1);

        Order transferred = platform.orders().place(wish.method("bank_transfer"));
        Order less = cancelled(platform, transferred, 1);
        awaitOwed(platform, less);
        assertThat(platform.payments()
                        .transfer(
                                transferred.paymentReference(),
                                less.grand(),
                                platform.operations("payment").now())
                        .expect(200)
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("matched");
        assertThat(platform.orders().awaitStatus(transferred.id(), "paid").paymentStatus())
                .isEqualTo("paid");
        awaitStock(platform, transferred, sku, 6, 2);
    }

    private static long kept(Order order) {
        return order.captured().amount()
                - order.payment().path("refunded").path("amount").asLong();
    }

    /** Cancels units of the buyer's order. @return it afterwards */
    private static Order cancelled(Platform platform, Order order, long units) {
        return new Order(platform.orders(Role.CUSTOMER)
                .cancelPart(order, units)
                .expect(200)
                .json());
    }

    private static void awaitOwed(Platform platform, Order order) {
        Await.until(
                "owed",
                PATIENCE,
                () -> platform.payments()
                        .of(order.id())
                        .getFirst()
                        .path("owed")
                        .path("amount")
                        .asLong(),
                owed -> owed == order.grand().amount());
    }

    private static Ledger awaitLedger(Platform platform, Order order, Predicate<Ledger> wanted) {
        return Await.until("money", PATIENCE, () -> platform.gateway().ledger(order.paymentReference()), wanted);
    }

    private static void awaitStock(Platform platform, Order order, String sku, long available, long held) {
        Await.until("stock", PATIENCE, () -> platform.stock().of(sku), stock -> stock.available() == available);
        assertThat(platform.stock().reservationsOf(order.id()).stream()
                        .filter(Reservation::isLive)
                        .mapToLong(Reservation::quantity)
                        .sum())
                .isEqualTo(held);
    }
}
