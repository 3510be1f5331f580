package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What must be true of orders, money and stock once the traffic has ended, whatever happened meanwhile. */
record Accounts(Platform platform) {
    /** More than any traffic buys. */
    static final long UNITS = 1_000;

    private static final Duration CONVERGENCE = Duration.ofSeconds(60);

    /** Stops the traffic and checks every order that it has led to. */
    void assertEveryOrderOnce(Traffic traffic, String sku) throws InterruptedException {
        List<Answer> decisions = traffic.stop();
        assertThat(decisions)
                .isNotEmpty()
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
        assertEveryOrderOnce(traffic.customer(), Traffic.orders(decisions), sku);
    }

    private void assertEveryOrderOnce(String customer, List<Order> placed, String sku) {
        List<Order> settled = placed.stream()
                .map(order -> platform.orders().await(order.id(), "settled", CONVERGENCE, Order::isSettled))
                .toList();
        assertThat(settled).extracting(Order::id).doesNotHaveDuplicates();
        assertThat(platform.orders().of(customer).stream().filter(order -> !order.isEnded()))
                .extracting(Order::id)
                .containsExactlyInAnyOrderElementsOf(settled.stream()
                        .filter(order -> !order.isEnded())
                        .map(Order::id)
                        .toList());
        settled.forEach(this::assertBooksAgree);
        long sold = settled.stream().filter(order -> !order.isEnded()).count();
        Await.until("stock", CONVERGENCE, () -> platform.stock().of(sku), stock -> stock.reserved() == sold);
        assertThat(platform.stock().of(sku).onHand()).isEqualTo(UNITS);
    }

    /** The gateway's ledger where it has one, ours and the warehouse tell the same of an order that is paid or has ended. */
    void assertBooksAgree(Order order) {
        long due = order.isEnded() ? 0 : order.grand().amount();
        if (order.payment().path("method").asText().equals("card")) {
            assertGatewayHolds(due, order);
        }
        Await.until(
                "our ledger of " + order,
                CONVERGENCE,
                () -> platform.payments().ledger(order.payment().path("id").asText()),
                ours -> ours.net() == due && !ours.hasLiveAuthorization());
        assertStockAgrees(order);
    }

    private void assertGatewayHolds(long due, Order order) {
        Ledger gateway = Await.until(
                "the gateway's ledger of " + order,
                CONVERGENCE,
                () -> platform.gateway().ledger(order.paymentReference()),
                ledger -> ledger.net() == due && !ledger.hasLiveAuthorization());
        for (String once : List.of("void", "refund")) {
            assertThat(gateway.all(once)).as("%s of %s", once, order).hasSizeLessThanOrEqualTo(1);
        }
        // As a whole, or unit by unit as they ship.
        assertThat(gateway.all("capture"))
                .as("captures of %s", order)
                .hasSizeLessThanOrEqualTo(
                        order.items().getFirst().path("quantity").asInt());
        assertThat(gateway.all("authorize")).hasSize(1);
    }

    /** What is left of an order is confirmed, to the unit, and nothing else is held for it. */
    private void assertStockAgrees(Order order) {
        long left = order.isEnded() ? 0 : units(order, "quantity") - units(order, "cancelled_quantity");
        Await.until(
                "reservations of " + order,
                CONVERGENCE,
                () -> platform.stock().reservationsOf(order.id()),
                reservations -> !reservations.isEmpty()
                        && left
                                == reservations.stream()
                                        .filter(Reservation::isLive)
                                        .mapToLong(Reservation::quantity)
                                        .sum()
                        && reservations.stream()
                                .map(Reservation::status)
                                .allMatch(Set.of("confirmed", "released", "expired")::contains));
    }

    private static long units(Order order, String what) {
        return order.items().stream()
                .mapToLong(item -> item.path(what).asLong())
                .sum();
    }
}
