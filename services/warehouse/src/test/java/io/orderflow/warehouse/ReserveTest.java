package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.anySku;
import static io.orderflow.warehouse.Depot.await;
import static io.orderflow.warehouse.Depot.inParallel;
import static io.orderflow.warehouse.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.grpc.warehouse.v1.Allocation;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveLine;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveReply;
import io.orderflow.schemas.grpc.warehouse.v1.Shortage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class ReserveTest {

    @Inject
    Depot depot;

    @AfterEach
    void rulesHold() {
        Rules.hold();
    }

    @Test
    @Tag("C1.6")
    void holdsWhatAnOrderAsksForUntilItsWindowEnds() {
        String sku = depot.stocked(10);
        String order = anyOrder();
        var until = depot.now().plusSeconds(900);

        var reply = await(depot.reserving(order, until, line("item-1", sku, 3)));

        Allocation allocation = reply.getReserved().getAllocations(0);
        assertThat(allocation.getOrderItemId()).isEqualTo("item-1");
        assertThat(allocation.getQuantity()).isEqualTo(3);
        assertThat(depot.reserved(sku)).isEqualTo(3);
        assertThat(depot.available(sku)).isEqualTo(7);
        var seen = Depot.get("/api/v1/reservations?order_id=" + order)
                .extract()
                .jsonPath()
                .getMap("items[0]");
        assertThat(seen)
                .containsEntry("id", allocation.getReservationId())
                .containsEntry("order_id", order)
                .containsEntry("order_item_id", "item-1")
                .containsEntry("sku", sku)
                .containsEntry("warehouse_id", allocation.getWarehouseId())
                .containsEntry("quantity", 3)
                .containsEntry("status", "active")
                .containsEntry("expires_at", until.toString());
    }

    @Test
    @Tag("E9.1")
    void splitsALineOverWarehousesWhenItMust() {
        String sku = depot.stocked(4, 3);

        var allocations = depot.reserved(anyOrder(), line("item-1", sku, 6));

        assertThat(allocations).extracting(Allocation::getQuantity).containsExactlyInAnyOrder(4L, 2L);
        assertThat(depot.reserved(sku)).isEqualTo(6);
    }

    @Test
    void holdsNothingWhenOneLineFallsShort() {
        String plenty = depot.stocked(10);
        String scarce = depot.stocked(1);

        var reply = depot.reserve(anyOrder(), line("item-1", plenty, 1), line("item-2", scarce, 2));

        assertThat(reply.getOutOfStock().getShortagesList())
                .containsExactly(Shortage.newBuilder()
                        .setSku(scarce)
                        .setRequested(2)
                        .setAvailable(1)
                        .build());
        assertThat(depot.reserved(plenty)).isZero();
    }

    @Test
    void hasNothingOfASkuThatNobodyKnows() {
        assertThat(depot.reserve(anyOrder(), line("item-1", anySku(), 1)).hasOutOfStock())
                .isTrue();
    }

    @Test
    void answersARepeatWithTheSameAllocationsThoughTheStockIsGone() {
        String sku = depot.stocked(2);
        String order = anyOrder();
        var first = depot.reserved(order, line("item-1", sku, 2));

        assertThat(depot.reserved(order, line("item-1", sku, 2))).isEqualTo(first);
        assertThat(depot.reserved(sku)).isEqualTo(2);
    }

    @Test
    void reservesOnceForParallelRepeatsOfOneOrder() {
        String sku = depot.stocked(5, 5);
        String order = anyOrder();

        var replies = inParallel(8, i -> depot.reserving(order, line("item-1", sku, 2), line("item-2", sku, 4)));

        assertThat(replies).allMatch(ReserveReply::hasReserved);
        assertThat(replies)
                .extracting(ReserveReply::getReserved)
                .containsOnly(replies.getFirst().getReserved());
        assertThat(depot.reserved(sku)).isEqualTo(6);
    }

    @Test
    @Tag("INV-S4")
    void sellsTheLastUnitsExactlyOnce() {
        String sku = depot.stocked(5, 5);

        var replies = inParallel(30, i -> depot.reserving(anyOrder(), line("item-1", sku, 1)));

        assertThat(replies).filteredOn(ReserveReply::hasReserved).hasSize(10);
        assertThat(replies).filteredOn(ReserveReply::hasOutOfStock).hasSize(20);
        assertThat(depot.available(sku)).isZero();
    }

    @Test
    @Tag("INV-S4")
    void refusesNobodyWhileThereIsEnoughForAll() {
        String sku = depot.stocked(10, 10, 10);

        var replies = inParallel(30, i -> depot.reserving(anyOrder(), line("item-1", sku, 1)));

        assertThat(replies).allMatch(ReserveReply::hasReserved);
        assertThat(depot.available(sku)).isZero();
    }

    @Test
    @Tag("INV-S4")
    void neverWaitsInACircleWhenOrdersAskForTheSameSkusInAnyOrder() {
        List<String> skus = List.of(depot.stocked(20, 20), depot.stocked(20, 20), depot.stocked(20, 20));

        var replies = inParallel(
                40,
                i -> depot.reserving(
                        anyOrder(),
                        IntStream.range(0, 3)
                                .mapToObj(n -> line("item-" + n, skus.get((n + i) % 3), 1 + (n + i) % 2))
                                .toArray(ReserveLine[]::new)));

        assertThat(replies).filteredOn(ReserveReply::hasReserved).isNotEmpty();
        assertThat(replies).noneMatch(ReserveReply::hasRejection);
    }

    @Test
    @Tag("M2.1")
    void refusesAnOrderThatWasReleasedBeforeItAsked() {
        String sku = depot.stocked(3);
        String order = anyOrder();
        assertThat(depot.release(order)).isZero();

        var reply = depot.reserve(order, line("item-1", sku, 1));

        assertThat(reply.getRejection().getCode()).isEqualTo("reservation_released");
        assertThat(depot.reserved(sku)).isZero();
    }

    @Test
    void keepsNothingWhicheverOfReserveAndReleaseComesFirst() {
        String sku = depot.stocked(40);
        for (int round = 0; round < 10; round++) {
            String order = anyOrder();
            inParallel(
                    2,
                    i -> i == 0
                            ? depot.reserving(order, line("item-1", sku, 1)).replaceWithVoid()
                            : depot.releasing(order).replaceWithVoid());
        }

        assertThat(depot.reserved(sku)).isZero();
    }

    @Test
    void refusesWhatNoOrderCouldMean() {
        String sku = depot.stocked(1);
        assertInvalid("", line("item-1", sku, 1));
        assertInvalid(anyOrder());
        assertInvalid(anyOrder(), line("item-1", sku, 0));
        assertInvalid(anyOrder(), line("item-1", sku, -1));
        assertInvalid(anyOrder(), line("", sku, 1));
        assertInvalid(anyOrder(), line("item-1", "", 1));
        assertInvalid(anyOrder(), line("item-1", "a\u0000", 1));
        assertInvalid(anyOrder(), line("item-1", sku, 1), line("item-1", sku, 1));
    }

    private void assertInvalid(String order, ReserveLine... lines) {
        assertThatThrownBy(() -> depot.reserve(order, lines))
                .extracting(failure -> Status.fromThrowable(failure).getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
}
