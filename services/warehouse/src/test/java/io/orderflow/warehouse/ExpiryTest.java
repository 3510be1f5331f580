package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.inParallel;
import static io.orderflow.warehouse.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.contract.PublishedEvents;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.event.ReservationExpired;
import io.orderflow.warehouse.usecase.ExpireReservations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class ExpiryTest {

    @Inject
    Depot depot;

    @Inject
    Database database;

    @Inject
    ExpireReservations expiry;

    @AfterEach
    void rulesHold() {
        Rules.hold();
    }

    @Test
    @Tag("C1.10")
    @Tag("M2.6")
    void endsWhatWasNotConfirmedInTimeAndSaysSo() {
        String sku = depot.stocked(10);
        String order = anyOrder();
        String paid = anyOrder();
        var held = depot.reserved(order, line("item-1", sku, 3)).getFirst();
        depot.reserved(paid, line("item-1", sku, 2));
        depot.confirm(paid);

        depot.letTimePass(Duration.ofMinutes(16));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(depot.statuses(order)).containsExactly("expired"));
        assertThat(depot.statuses(paid)).containsExactly("confirmed");
        assertThat(depot.available(sku)).isEqualTo(8);
        assertThat(told(List.of(held.getReservationId())))
                .containsExactly(new ReservationExpired(
                        held.getReservationId(), order, "item-1", sku, held.getWarehouseId(), 3));
        assertThat(PublishedEvents.conform()).containsExactly("warehouse.inventory.reservation_expired");
    }

    @Test
    @Tag("J7.3")
    void endsEachReservationOnceHoweverManyRunsThereAre() {
        String sku = depot.stocked(30);
        List<String> orders = IntStream.range(0, 30).mapToObj(i -> anyOrder()).toList();
        List<String> held = inParallel(30, i -> depot.reserving(orders.get(i), line("item-1", sku, 1))).stream()
                .map(reply -> reply.getReserved().getAllocations(0).getReservationId())
                .toList();
        depot.letTimePass(Duration.ofMinutes(16));

        inParallel(12, i -> expiry.expire(Cause.system("test"), 4));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(depot.reserved(sku)).isZero());

        assertThat(told(held)).extracting(ReservationExpired::reservationId).containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void letsEitherConfirmOrExpiryWinWhenBothComeAtOnce() {
        String sku = depot.stocked(60);
        List<String> orders = IntStream.range(0, 10).mapToObj(i -> anyOrder()).toList();
        orders.forEach(
                order -> depot.reserved(order, line("item-1", sku, 1), line("item-2", sku, 1), line("item-3", sku, 1)));
        depot.letTimePass(Duration.ofMinutes(16));

        inParallel(
                20,
                i -> i % 2 == 0
                        ? depot.confirming(orders.get(i / 2)).replaceWithVoid()
                        : expiry.expire(Cause.system("test"), 2).replaceWithVoid());

        assertThat(orders).allSatisfy(order -> {
            var statuses = depot.statuses(order);
            assertThat(statuses.contains("confirmed"))
                    .as("confirmed all or none: %s", statuses)
                    .isEqualTo(statuses.stream().allMatch("confirmed"::equals));
        });
    }

    private List<ReservationExpired> told(List<String> reservations) {
        return Depot.await(database.list(
                "select payload from outbox where topic = $1 and aggregate_id = any($2)",
                row -> WireJson.read(row.getString(0), ReservationExpired.class).data(),
                Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED,
                reservations.toArray(String[]::new)));
    }
}
