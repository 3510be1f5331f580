package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.await;
import static io.orderflow.warehouse.Depot.inParallel;
import static io.orderflow.warehouse.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.grpc.warehouse.v1.Allocation;
import io.orderflow.schemas.grpc.warehouse.v1.KeptReservation;
import io.orderflow.schemas.grpc.warehouse.v1.LowerLine;
import io.orderflow.schemas.grpc.warehouse.v1.LowerRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order needs less than it had reserved. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
@Tag("INV-S1")
@Tag("INV-S2")
class LowerTest {

    @Inject
    Depot depot;

    @AfterEach
    void rulesHold() {
        Rules.hold();
    }

    @Test
    void givesBackTheDifferenceOnceHoweverOftenItIsAsked() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 5), line("item-2", sku, 2));

        var replies = inParallel(6, i -> depot.lowering(order, "item-1", 3));

        assertThat(replies)
                .allSatisfy(reply -> assertThat(quantities(reply.getHeld().getAllocationsList()))
                        .containsExactlyInAnyOrder(3L, 2L));
        assertThat(depot.available(sku)).isEqualTo(4);
        assertThat(depot.statuses(order)).containsExactlyInAnyOrder("active", "active", "released");
    }

    @Test
    void onlyEverLowersInWhateverOrderItIsAsked() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 5));
        depot.lower(order, "item-1", 2);

        assertThat(quantities(depot.lower(order, "item-1", 4))).containsExactly(2L);
        assertThat(depot.reserved(sku)).isEqualTo(2);
    }

    @Test
    @Tag("C1.7")
    void confirmsWhatIsLeft() {
        String sku = depot.stocked(3, 3);
        String order = anyOrder();
        var held = depot.reserved(order, line("item-1", sku, 5), line("item-2", sku, 1));
        assertThat(held.stream().filter(a -> a.getOrderItemId().equals("item-1")))
                .hasSize(2);
        depot.lower(order, "item-1", 2);
        depot.lower(order, "item-2", 0);

        var confirmed = depot.confirm(order).getConfirmed().getAllocationsList();

        assertThat(quantities(confirmed)).containsExactly(2L);
        assertThat(depot.reserved(sku)).isEqualTo(2);
        assertThat(depot.statuses(order).stream().filter("confirmed"::equals)).hasSize(1);
    }

    @Test
    void leavesWhatIsWantedWhereItIs() {
        String sku = depot.stocked(3, 3);
        String order = anyOrder();
        var held = depot.reserved(order, line("item-1", sku, 5));
        var last = held.stream()
                .max(Comparator.comparing(Allocation::getReservationId))
                .orElseThrow();

        var left = await(depot.lowering(LowerRequest.newBuilder()
                        .setOrderId(order)
                        .addLines(
                                LowerLine.newBuilder().setOrderItemId("item-1").setQuantity(last.getQuantity()))
                        .addKept(KeptReservation.newBuilder()
                                .setReservationId(last.getReservationId())
                                .setQuantity(last.getQuantity()))
                        .build()))
                .getHeld()
                .getAllocationsList();

        assertThat(left).containsExactly(last);
        assertThat(depot.reserved(sku)).isEqualTo(last.getQuantity());
    }

    @Test
    void givesBackWhatIsConfirmed() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 5));
        depot.confirm(order);

        assertThat(quantities(depot.lower(order, "item-1", 1))).containsExactly(1L);
        assertThat(depot.available(sku)).isEqualTo(4);
        assertThat(depot.confirm(order).hasConfirmed()).isTrue();
    }

    @Test
    void comesOutAlikeWhenItIsConfirmedAndLoweredAtOnce() {
        String sku = depot.stocked(100);
        for (int round = 0; round < 10; round++) {
            String order = anyOrder();
            depot.reserved(order, line("item-1", sku, 3), line("item-2", sku, 1));
            inParallel(
                    6,
                    i -> (i % 2 == 0 ? depot.confirming(order) : depot.lowering(order, "item-1", 3 - i / 2L))
                            .replaceWithVoid());
            assertThat(depot.statuses(order).stream().filter("confirmed"::equals))
                    .hasSize(2);
        }

        assertThat(depot.reserved(sku)).isEqualTo(20);
    }

    @Test
    void holdsALateReserveToIt() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        assertThat(depot.lower(order, "item-1", 1)).isEmpty();

        assertThat(quantities(depot.reserved(order, line("item-1", sku, 3)))).containsExactly(1L);
        assertThat(depot.reserved(sku)).isEqualTo(1);
    }

    @Test
    void forgetsAnItemThatHadExpiredAndIsNotNeededAnyMore() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 1));
        await(depot.reserving(order, depot.now(), line("item-1", sku, 1), line("item-2", sku, 1)));
        depot.runJob("expiry");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(depot.statuses(order)).containsExactly("active", "expired"));
        assertThat(depot.confirm(order).hasRejection()).isTrue();

        depot.lower(order, "item-2", 0);

        assertThat(quantities(depot.confirm(order).getConfirmed().getAllocationsList()))
                .containsExactly(1L);
    }

    @Test
    void endsAtNothingTogetherWithARelease() {
        String sku = depot.stocked(6);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 6));
        inParallel(
                6,
                i -> i == 3
                        ? depot.releasing(order).replaceWithVoid()
                        : depot.lowering(order, "item-1", i).replaceWithVoid());

        assertThat(depot.available(sku)).isEqualTo(6);
        assertThat(depot.statuses(order)).containsOnly("released");
    }

    @Test
    void refusesWhatNobodyCanMean() {
        for (Uni<?> call : List.of(
                depot.lowering(anyOrder(), "item-1", -1),
                depot.lowering(" ", "item-1", 1),
                depot.lowering(anyOrder(), "", 1),
                depot.lowering(LowerRequest.newBuilder().setOrderId(anyOrder()).build()),
                depot.lowering(keeping(UUID.randomUUID().toString(), 0)),
                depot.lowering(keeping("here", 1)))) {
            assertThatThrownBy(() -> await(call)).hasMessageContaining("INVALID_ARGUMENT");
        }
    }

    private static LowerRequest keeping(String reservation, long units) {
        return LowerRequest.newBuilder()
                .setOrderId(anyOrder())
                .addLines(LowerLine.newBuilder().setOrderItemId("item-1").setQuantity(1))
                .addKept(KeptReservation.newBuilder()
                        .setReservationId(reservation)
                        .setQuantity(units))
                .build();
    }

    private static List<Long> quantities(Collection<Allocation> held) {
        return held.stream().map(Allocation::getQuantity).toList();
    }
}
