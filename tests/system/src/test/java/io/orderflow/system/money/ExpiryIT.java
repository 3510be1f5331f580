package io.orderflow.system.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Freeze;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.Together;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Time;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SystemTest
class ExpiryIT {
    private static final Duration WINDOW = Duration.ofMinutes(16);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    @Tag("C1.10")
    void cancelsAnOrderWhosePaymentNeverCame(Platform platform) {
        String sku = platform.goods().stocked(3);
        Order waiting = waiting(platform, List.of(sku));
        platform.operations("warehouse").advanceClock(WINDOW);

        Order cancelled = platform.orders().awaitStatus(waiting.id(), "cancelled");
        new Time(platform).passElsewhere("warehouse", WINDOW);
        assertThat(cancelled.cancelReason()).isNotEmpty();
        assertThat(platform.stock().of(sku).available()).isEqualTo(3);
        assertThat(platform.stock().reservationsOf(waiting.id()))
                .extracting(Reservation::status)
                .containsOnly("expired");
    }

    @Test
    void givesTheMoneyBackWhenTheBuyerAnswersAfterTheWindow(Platform platform) {
        String sku = platform.goods().stocked(3);
        Order waiting = waiting(platform, List.of(sku));
        platform.operations("warehouse").advanceClock(WINDOW);
        platform.orders().awaitStatus(waiting.id(), "cancelled");
        new Time(platform).passElsewhere("warehouse", WINDOW);
        platform.gateway().answer(waiting.paymentReference(), "approved");

        awaitEven(platform, waiting);
        assertThat(platform.orders().get(waiting.id()).isEnded()).isTrue();
        assertThat(platform.stock().of(sku).available()).isEqualTo(3);
    }

    /** The answer and the end of the window race: either all three reservations are confirmed and paid for, or none. */
    @RepeatedTest(3)
    @Tag("C1.7")
    void confirmsAllReservationsOrNoneWhenTheWindowClosesWhileTheBuyerPays(Platform platform) {
        var goods = platform.goods();
        List<String> skus = List.of(goods.stocked(1), goods.stocked(1), goods.stocked(1));
        Order waiting = waiting(platform, skus);
        Together.run(2, number -> {
            if (number == 0) {
                platform.operations("warehouse").advanceClock(WINDOW);
            } else {
                platform.gateway().answer(waiting.paymentReference(), "approved");
            }
            return number;
        });

        Order settled = platform.orders().await(waiting.id(), "settled", Order::isSettled);
        new Time(platform).passElsewhere("warehouse", WINDOW);
        if (settled.status().equals("paid")) {
            assertThat(live(platform, waiting))
                    .hasSize(3)
                    .extracting(Reservation::status)
                    .containsOnly("confirmed");
            assertThat(platform.gateway().ledger(settled.paymentReference()).net())
                    .isEqualTo(settled.grand().amount());
        } else {
            awaitEven(platform, waiting);
            Await.until("nothing kept", PATIENCE, () -> live(platform, waiting), List::isEmpty);
            skus.forEach(sku -> assertThat(platform.stock().of(sku).available()).isEqualTo(1));
        }
    }

    /** While the order service stands still, the buyer pays, the reservations expire and one of the three goods is lost. */
    @Test
    @Tag("C1.7")
    void confirmsNoneOfThreeReservationsWhenOneCannotBeHadAnyMore(Platform platform) {
        var goods = platform.goods();
        String warehouse = platform.stock().openWarehouse(Ids.sku("WH"));
        List<String> skus = Stream.generate(() -> goods.stocked(1, Money.usd(1_000), warehouse))
                .limit(3)
                .toList();
        Order waiting = waiting(platform, skus);
        try (var ignored = Freeze.of(platform.endpoints().of("order").pid())) {
            assertThat(platform.gateway().answer(waiting.paymentReference(), "approved"))
                    .isTrue();
            platform.operations("warehouse").advanceClock(WINDOW);
            Await.until("expiry", PATIENCE, () -> live(platform, waiting), List::isEmpty);
            platform.stock().set(warehouse, skus.getLast(), 0);
        }

        Order cancelled = platform.orders().await(waiting.id(), "ended", Order::isEnded);
        new Time(platform).passElsewhere("warehouse", WINDOW);
        assertThat(cancelled.cancelReason()).isNotEmpty();
        awaitEven(platform, waiting);
        Await.until("nothing kept", PATIENCE, () -> live(platform, waiting), List::isEmpty);
        assertThat(platform.stock().reservationsOf(waiting.id()))
                .extracting(Reservation::status)
                .doesNotContain("confirmed", "fulfilled");
        assertThat(skus).extracting(sku -> platform.stock().of(sku).available()).containsExactly(1L, 1L, 0L);
    }

    private static Order waiting(Platform platform, List<String> skus) {
        OrderRequest request = OrderRequest.by(platform.customerId()).card("tok_action_required");
        for (String sku : skus) {
            request = request.item(sku, 1);
        }
        Order order = platform.orders().place(request);
        assertThat(order.status()).isEqualTo("pending");
        assertThat(live(platform, order)).hasSize(skus.size());
        return order;
    }

    private static List<Reservation> live(Platform platform, Order order) {
        return platform.stock().reservationsOf(order.id()).stream()
                .filter(Reservation::isLive)
                .toList();
    }

    private static void awaitEven(Platform platform, Order order) {
        Await.until("money back", PATIENCE, () -> platform.gateway().ledger(order.paymentReference()), Ledger::isEven);
    }
}
