package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.api.Order;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that was ever said is said again, to everybody, after it has all come to its end. */
@FaultTest
@Tag("T5.1")
@Tag("M2.3")
@Tag("X3.10")
@Tag("F14")
class ReplayIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);

    @Test
    void changesNothingWhenAllEventsAndWebhooksComeAgain(Platform platform, Watcher watcher)
            throws InterruptedException {
        String sku = platform.goods().stocked(Accounts.UNITS);
        List<Order> ended = new Shopping(platform, sku).cards();
        ended.forEach(new Accounts(platform)::assertBooksAgree);
        Map<String, String> before = state(platform, ended, sku);

        try (Watcher.Fault fault = watcher.fault()) {
            for (int i = 0; i < 2; i++) {
                ended.forEach(order -> platform.gateway().replayWebhooks(order.paymentReference()));
                Map<String, Long> deliveries = streams(platform);
                long replayed = platform.endpoints().withSidecar().stream()
                        .mapToLong(
                                service -> platform.operations(service.name()).replayOutbox(Duration.ofDays(1)))
                        .sum();
                assertThat(replayed).isPositive();
                Await.until(
                        "all of it published again",
                        CONVERGENCE,
                        () -> streams(platform).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                - deliveries.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                        more -> more >= replayed);
                Await.until(
                        "all of it consumed",
                        CONVERGENCE,
                        () -> new Broker(platform).pending(),
                        pending -> pending == 0);
            }
        }
        assertThat(state(platform, ended, sku)).isEqualTo(before);
    }

    /** All that the outside can see, but for the moments at which it was looked at. */
    private static Map<String, String> state(Platform platform, List<Order> orders, String sku) {
        Map<String, String> state = new TreeMap<>();
        orders.forEach(known -> {
            Order order = platform.orders().get(known.id());
            state.put(order.id() + " order", order.json().toString());
            state.put(
                    order.id() + " timeline",
                    platform.orders().timeline(order.id()).toString());
            state.put(
                    order.id() + " gateway",
                    platform.gateway().ledger(order.paymentReference()).toString());
            state.put(
                    order.id() + " payment", platform.payments().of(order.id()).toString());
            state.put(
                    order.id() + " stock",
                    platform.stock().reservationsOf(order.id()).toString());
        });
        state.put("stock", platform.stock().of(sku).toString());
        return state;
    }

    private static Map<String, Long> streams(Platform platform) {
        Map<String, Long> lengths = new TreeMap<>();
        Broker broker = new Broker(platform);
        Books books = new Books(platform);
        for (Endpoint service : platform.endpoints().withSidecar()) {
            books.published(service.name()).forEach(topic -> lengths.put(topic, broker.length(topic)));
        }
        return lengths;
    }
}
