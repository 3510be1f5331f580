package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.Await;
import io.orderflow.system.Freeze;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The warehouse does not answer while an order is cancelled. */
@FaultTest
class ReleaseIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    /** The second waits for nothing, where a warehouse that has just woken was too slow for the first. */
    private static final List<String> JOBS = List.of("dlq-retry", "reservation-cleanup");

    /** Three quick tries, or more when a job has just come round, then it is on the operators' list with its reservations, and comes off it by itself. */
    @Test
    @Tag("C1.8")
    @Tag("M2.1")
    @Tag("X3.7")
    void parksTheReleaseOfACancelledOrderWithItsReservationsAndReleasesOnceTheWarehouseIsBack(
            Platform platform, Watcher watcher) {
        Books books = new Books(platform);
        String sku = platform.goods().stocked(5);
        Order paid = platform.orders().placePaid(OrderRequest.by(Ids.uuid()).item(sku, 2));
        Endpoint warehouse = platform.endpoints().of("warehouse");
        try (Freeze frozen = Freeze.of(warehouse.pid());
                Watcher.Fault fault = watcher.fault()) {
            Order cancelled =
                    new Order(platform.orders().cancel(paid.id()).expect(200).json());
            assertThat(cancelled.isEnded()).isTrue();
            Await.until("a parked release", CONVERGENCE, () -> parked(platform, paid), found -> found.size() == 1);
            assertThat(parked(platform, paid)).singleElement().satisfies(release -> {
                assertThat(release.path("attempts").asInt()).isBetween(3, 5);
                assertThat(Json.read(release.path("payload").asText()).path("reservation_ids"))
                        .singleElement()
                        .isEqualTo(paid.items().getFirst().path("reservation_id"));
            });
            platform.orders()
                    .await(
                            paid.id(),
                            "refunded",
                            CONVERGENCE,
                            order -> order.paymentStatus().equals("refunded"));
        }
        Await.until("the stock back", CONVERGENCE, () -> platform.stock().of(sku), stock -> stock.available() == 5);
        Await.until("the release done", CONVERGENCE, () -> retriedAndDone(platform, books, paid), done -> done == 1);
        assertThat(parked(platform, paid)).isEmpty();
        assertThat(platform.stock().reservationsOf(paid.id()))
                .extracting(Reservation::status)
                .containsOnly("released");
    }

    private static long retriedAndDone(Platform platform, Books books, Order order) {
        if (!parked(platform, order).isEmpty()) {
            JOBS.forEach(job -> platform.operations("order").runJob(job).expect(202, 409));
        }
        return books.number("order", """
                select count(*) from operation where kind = 'release-stock' and subject = ? and state = 'done'\
                """, order.id());
    }

    private static List<JsonNode> parked(Platform platform, Order order) {
        return platform.operations("order").failedCompensations().stream()
                .filter(one -> one.path("operation").asText().equals("release-stock"))
                .filter(one -> one.path("aggregate_id").asText().equals(order.id()))
                .toList();
    }
}
