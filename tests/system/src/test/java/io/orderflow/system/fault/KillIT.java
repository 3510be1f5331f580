package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Quiescence;
import io.orderflow.system.SystemTest;
import io.orderflow.system.api.Ledger;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any one process dies under traffic: nothing is lost, nothing happens twice, and nobody has to help. */
@SystemTest
@Tag("INV-E1")
@Tag("INV-M3")
class KillIT {
    private static final long UNITS = 1_000;
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);

    static Stream<Victim> victims() {
        return Stream.concat(
                Stream.of("order", "payment", "warehouse", "catalog")
                        .flatMap(service -> Stream.of(new Victim(service, false), new Victim(service, true))),
                Stream.of(new Victim("sandbox", false)));
    }

    @ParameterizedTest
    @MethodSource("victims")
    @Tag("X3.1")
    @Tag("X3.9")
    @Tag("C1.1")
    void losesAndDoublesNothing(Victim victim, Platform platform) throws InterruptedException {
        String sku = platform.goods().stocked(UNITS);
        try (Traffic traffic = new Traffic(platform, sku).start()) {
            Await.until("traffic", CONVERGENCE, () -> platform.stock().of(sku), stock -> stock.reserved() >= 5);
            long pid = victim.pid(platform.endpoints().of(victim.service()));
            victim.kill(platform);
            victim.awaitBack(platform, pid);
            Await.until("more traffic", CONVERGENCE, traffic::arrived, arrived -> arrived >= 20);
            List<Answer> decisions = traffic.stop();

            assertThat(decisions)
                    .hasSizeGreaterThanOrEqualTo(20)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(201));
            assertEveryOrderOnce(platform, traffic, Traffic.orders(decisions), sku);
        }
        Await.until("rest", CONVERGENCE, new Quiescence(platform)::unrest, Map::isEmpty);
    }

    private static void assertEveryOrderOnce(Platform platform, Traffic traffic, List<Order> placed, String sku) {
        List<Order> settled = placed.stream()
                .map(order -> platform.orders().await(order.id(), "settled", CONVERGENCE, Order::isSettled))
                .toList();
        assertThat(settled).extracting(Order::id).doesNotHaveDuplicates();
        assertThat(platform.orders().of(traffic.customer()).stream().filter(order -> !order.isEnded()))
                .extracting(Order::id)
                .containsExactlyInAnyOrderElementsOf(settled.stream()
                        .filter(order -> !order.isEnded())
                        .map(Order::id)
                        .toList());
        settled.forEach(order -> assertBooksAgree(platform, order));
        long sold = settled.stream().filter(order -> !order.isEnded()).count();
        Await.until("stock", CONVERGENCE, () -> platform.stock().of(sku), stock -> stock.reserved() == sold);
        assertThat(platform.stock().of(sku).onHand()).isEqualTo(UNITS);
    }

    private static void assertBooksAgree(Platform platform, Order order) {
        long due = order.isEnded() ? 0 : order.grand().amount();
        Ledger gateway = Await.until(
                "the gateway's ledger of " + order,
                CONVERGENCE,
                () -> platform.gateway().ledger(order.paymentReference()),
                ledger -> ledger.net() == due && !ledger.hasLiveAuthorization());
        assertThat(gateway.all("authorize")).hasSize(1);
        assertThat(gateway.all("capture")).hasSizeLessThanOrEqualTo(1);
        Ledger ours = platform.payments().ledger(order.payment().path("id").asText());
        assertThat(ours.net()).as("our ledger of %s", order).isEqualTo(gateway.net());
        if (!order.isEnded()) {
            assertThat(platform.stock().reservationsOf(order.id()))
                    .singleElement()
                    .extracting(Reservation::status)
                    .isEqualTo("confirmed");
        }
    }
}
