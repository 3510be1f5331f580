package io.orderflow.system.goods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Await;
import io.orderflow.system.Fulfillments;
import io.orderflow.system.Ids;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Money;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import io.orderflow.system.platform.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that leave the house, arrive or do not, and come to their end, through the order's own sidecar; everything is told three times. */
@SystemTest
@Tag("C1.14")
class DeliveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Until no return can come any more. */
    private static final Duration RETURNS = Duration.ofDays(30).plusHours(1);

    private static final Duration SILENCE = Duration.ofDays(7).plusHours(1);

    @Test
    @Tag("C1.15")
    @Tag("T5.1")
    @Tag("M2.3")
    void takesACardOrderInTwoPartsToItsEnd(Platform platform) {
        Order order = paid(platform, 2);
        Carriage carriage = Carriage.of(platform, order);
        String north = Ids.uuid();
        String south = Ids.uuid();
        try (var shop = new Fulfillments(platform)) {
            assertThat(List.of(shop.ship(order, north, 0, 1), shop.ship(order, south, 0, 1)))
                    .containsOnly("captured");
        }
        carriage.fulfillment(north, 3, "picking", 1);
        platform.orders().awaitStatus(order.id(), "processing");
        // Its parcel is there before anybody tells that it left.
        carriage.delivered(Ids.uuid(), north, 1);
        Order part = platform.orders().awaitStatus(order.id(), "partially_shipped");
        assertThat(counts(part)).isEqualTo("1 1");
        carriage.fulfillment(north, 7, "shipped", 1);
        carriage.fulfillment(south, 7, "shipped", 1);
        assertThat(counts(platform.orders().awaitStatus(order.id(), "shipped"))).isEqualTo("2 1");
        assertThat(cancelPart(platform, order).status()).isEqualTo(409);
        carriage.delivered(Ids.uuid(), south, 1);
        Order delivered = platform.orders().awaitStatus(order.id(), "delivered");
        assertThat(counts(delivered)).isEqualTo("2 2");
        assertThat(delivered.json().path("fulfillments")).hasSize(2);

        completes(platform, order, RETURNS);
        assertThat(moves(platform, order))
                .containsExactly(
                        "pending",
                        "confirmed",
                        "paid",
                        "processing",
                        "partially_shipped",
                        "shipped",
                        "delivered",
                        "completed");
        assertThat(platform.gateway().ledger(order.paymentReference()).net())
                .isEqualTo(order.grand().amount());
    }

    @Test
    @Tag("C1.15")
    void shipsAllOnceTheRestIsCancelledAndIsOverAfterAWeekOfSilence(Platform platform) {
        Order order = paid(platform, 2);
        Carriage.of(platform, order).fulfillment(Ids.uuid(), 7, "shipped", 1);
        platform.orders().awaitStatus(order.id(), "partially_shipped");
        Order left = new Order(cancelPart(platform, order).expect(200).json());
        assertThat(left.status()).isEqualTo("shipped");
        assertThat(counts(left)).isEqualTo("1 0");
        Await.until(
                "the difference to be back",
                PATIENCE,
                () -> platform.gateway().ledger(order.paymentReference()).net(),
                net -> net == left.grand().amount());
        completes(platform, order, SILENCE);
    }

    @Test
    @Tag("C1.5")
    @Tag("J7.1")
    void collectsTheCashOfACashOrderOnDeliveryAndTakesItToItsEnd(Platform platform) {
        Order order = cash(platform);
        Carriage carriage = Carriage.of(platform, order);
        String fulfillment = Ids.uuid();
        carriage.fulfillment(fulfillment, 7, "shipped", 2);
        Order shipped = platform.orders().awaitStatus(order.id(), "shipped");
        assertThat(shipped.paymentStatus()).isEqualTo("cod_pending");
        assertThat(accept(platform, order).code()).isEqualTo("payment_not_captured");
        carriage.delivered(Ids.uuid(), fulfillment, 2);
        Order collected = awaitCash(platform, order);
        assertThat(collected.status()).isEqualTo("delivered");
        assertThat(collected.captured()).isEqualTo(order.grand());
        completes(platform, order, RETURNS);
    }

    @Test
    @Tag("C1.5")
    @Tag("X3.13")
    void leavesACashOrderUnpaidUntilTheCourierHasTheRightAmount(Platform platform) {
        Order order = cash(platform);
        Carriage carriage = Carriage.of(platform, order);
        String fulfillment = Ids.uuid();
        String parcel = Ids.uuid();
        Money less = new Money(order.grand().amount() - 1, order.grand().currency());
        carriage.delivered(parcel, 5, fulfillment, 2, less);
        Await.until(
                "the mismatch",
                PATIENCE,
                () -> platform.orders().timeline(order.id()),
                entries -> entries.stream()
                        .anyMatch(entry -> entry.path("to").asText().equals("mismatch")));
        Order unpaid = platform.orders().get(order.id());
        assertThat(unpaid.status() + " " + unpaid.paymentStatus()).isEqualTo("delivered cod_pending");

        carriage.delivered(parcel, 6, fulfillment, 2, order.grand());
        awaitCash(platform, order);
        accept(platform, order).expect(200);
        assertThat(platform.orders().get(order.id()).status()).isEqualTo("completed");
    }

    @Test
    @Tag("X3.13")
    void leavesAnOrderOfWhichAParcelIsLostToStaff(Platform platform) {
        Order order = paid(platform, 2);
        Carriage carriage = Carriage.of(platform, order);
        String fulfillment = Ids.uuid();
        carriage.fulfillment(fulfillment, 7, "shipped", 2);
        platform.orders().awaitStatus(order.id(), "shipped");
        carriage.exception(Ids.uuid(), fulfillment, "lost");
        Await.until(
                "told that it is lost",
                PATIENCE,
                () -> platform.orders().timeline(order.id()),
                entries -> entries.stream()
                        .anyMatch(entry -> entry.path("to").asText().equals("lost")));
        Order silent = paid(platform, 1);
        Carriage.of(platform, silent).fulfillment(Ids.uuid(), 7, "shipped", 1);
        platform.orders().awaitStatus(silent.id(), "shipped");
        // The other one shows that the job has been there.
        completes(platform, silent, SILENCE);
        assertThat(platform.orders().get(order.id()).status()).isEqualTo("shipped");
        accept(platform, order).expect(200);
        assertThat(platform.orders().get(order.id()).status()).isEqualTo("completed");
    }

    private static Order paid(Platform platform, long units) {
        String sku = platform.goods().stocked(units, Money.usd(1_000));
        return platform.orders()
                .placePaid(OrderRequest.by(platform.customerId()).item(sku, units));
    }

    private static Order cash(Platform platform) {
        String sku = platform.goods().stocked(2, Money.usd(1_000));
        Order placed = platform.orders()
                .place(OrderRequest.by(platform.customerId()).item(sku, 2).method("cod"));
        platform.orders().confirm(placed.id()).expect(200);
        return platform.orders().awaitStatus(placed.id(), "confirmed");
    }

    private static Order awaitCash(Platform platform, Order order) {
        return platform.orders()
                .await(
                        order.id(),
                        "collected",
                        PATIENCE,
                        now -> now.paymentStatus().equals("cod_collected"));
    }

    private static void completes(Platform platform, Order order, Duration after) {
        new Time(platform).pass(after);
        Await.until(
                "completed",
                PATIENCE,
                () -> {
                    platform.operations("order").runJob("order-auto-complete");
                    return platform.orders().get(order.id()).status();
                },
                status -> status.equals("completed"));
    }

    private static Answer cancelPart(Platform platform, Order order) {
        return platform.orders().cancelPart(order, 1);
    }

    private static Answer accept(Platform platform, Order order) {
        return platform.client("order", Role.STAFF)
                .post("/api/v1/orders/" + order.id() + "/complete")
                .key(Ids.uuid())
                .send();
    }

    private static String counts(Order order) {
        JsonNode item = order.items().getFirst();
        return item.path("shipped_quantity").asText() + " "
                + item.path("delivered_quantity").asText();
    }

    private static List<String> moves(Platform platform, Order order) {
        return platform.orders().timeline(order.id()).stream()
                .filter(entry -> entry.path("kind").asText().equals("order.status"))
                .map(entry -> entry.path("to").asText())
                .toList();
    }
}
