package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.await;
import static io.orderflow.warehouse.Depot.inParallel;
import static io.orderflow.warehouse.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReleaseReply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class ConfirmAndReleaseTest {

    @Inject
    Depot depot;

    @AfterEach
    void rulesHold() {
        Rules.hold();
    }

    @Test
    @Tag("C1.7")
    void confirmsEveryReservationOfAnOrderAndAnswersRepeatsAlike() {
        String sku = depot.stocked(4, 4);
        String order = anyOrder();
        var reserved = depot.reserved(order, line("item-1", sku, 6));

        var replies = inParallel(6, i -> depot.confirming(order));

        assertThat(replies)
                .extracting(reply -> reply.getConfirmed().getAllocationsList())
                .containsOnly(reserved);
        assertThat(depot.statuses(order)).containsExactly("confirmed", "confirmed");
        assertThat(depot.reserved(sku)).isEqualTo(6);
    }

    @Test
    @Tag("C1.7")
    void confirmsNoneWhenOneOfThreeHasExpired() {
        String sku = depot.stocked(3);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 1), line("item-2", sku, 1));
        // The third line is added with a window that ends at once.
        await(depot.reserving(
                order, depot.now(), line("item-1", sku, 1), line("item-2", sku, 1), line("item-3", sku, 1)));
        awaitStatuses(order, "active", "active", "expired");

        ConfirmReply reply = depot.confirm(order);

        assertThat(reply.getRejection().getCode()).isEqualTo("reservation_gone");
        assertThat(depot.statuses(order)).containsExactly("active", "active", "expired");
    }

    @Test
    @Tag("C1.7")
    void reservesAnewWhatHasExpiredAndConfirmsThat() {
        String sku = depot.stocked(2);
        String order = anyOrder();
        var lost = await(depot.reserving(order, depot.now(), line("item-1", sku, 2)));
        awaitStatuses(order, "expired");
        assertThat(depot.confirm(order).hasRejection()).isTrue();

        var again = depot.reserved(order, line("item-1", sku, 2));

        assertThat(again).isNotEqualTo(lost.getReserved().getAllocationsList());
        assertThat(depot.confirm(order).getConfirmed().getAllocationsList()).isEqualTo(again);
        assertThat(depot.statuses(order)).containsExactly("confirmed", "expired");
    }

    @Test
    void confirmsNothingOfAnOrderThatNeverReserved() {
        assertThat(depot.confirm(anyOrder()).getRejection().getCode()).isEqualTo("reservation_gone");
    }

    @Test
    void confirmsNothingOfAnOrderThatWasReleased() {
        String order = anyOrder();
        depot.reserved(order, line("item-1", depot.stocked(1), 1));
        depot.release(order);

        assertThat(depot.confirm(order).getRejection().getCode()).isEqualTo("reservation_gone");
    }

    @Test
    void givesBackActiveAndConfirmedStockOnce() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 2), line("item-2", sku, 3));
        depot.confirm(order);

        var replies = inParallel(6, i -> depot.releasing(order));

        assertThat(replies).extracting(ReleaseReply::getReleased).containsOnly(2L);
        assertThat(depot.statuses(order)).containsExactly("released", "released");
        assertThat(depot.available(sku)).isEqualTo(9);
    }

    @Test
    void releasesWhateverTheReasonLooksLike() {
        String sku = depot.stocked(1);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 1));

        assertThat(await(depot.releasing(order, "x\0".repeat(10_000))).getReleased())
                .isEqualTo(1);
        assertThat(await(depot.releasing(order, " ")).getReleased()).isEqualTo(1);
    }

    @Test
    void letsEitherConfirmOrReleaseWinWhenBothComeAtOnce() {
        String sku = depot.stocked(20);
        for (int round = 0; round < 10; round++) {
            String order = anyOrder();
            depot.reserved(order, line("item-1", sku, 1), line("item-2", sku, 1));
            inParallel(
                    2,
                    i -> i == 0
                            ? depot.confirming(order).replaceWithVoid()
                            : depot.releasing(order).replaceWithVoid());
            assertThat(depot.statuses(order)).containsExactly("released", "released");
        }

        assertThat(depot.reserved(sku)).isZero();
    }

    private void awaitStatuses(String order, String... expected) {
        depot.runJob("expiry");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(depot.statuses(order)).containsExactly(expected));
    }
}
