package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.await;
import static io.orderflow.warehouse.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Database;
import io.orderflow.schemas.event.StockCommitted;
import io.orderflow.schemas.grpc.warehouse.v1.Allocation;
import io.orderflow.warehouse.domain.Commitment;
import io.orderflow.warehouse.persistence.StockCommitments;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What orders are committed to by now is what the warehouse holds for them, whatever was cancelled since they were confirmed. */
@WarehouseTest
class CommittedStockTest {

    @Inject
    Depot depot;

    @Inject
    Database database;

    @Inject
    StockCommitments commitments;

    @AfterEach
    void rulesHold() {
        Rules.hold();
    }

    @Test
    void isWhatWasConfirmedWhereNothingWasCancelled() {
        String sku = depot.stocked(5);
        String order = confirmed(line("item-1", sku, 3), line("item-2", sku, 2));
        assertThat(byNow(order)).extracting(Commitment::quantity).containsExactlyInAnyOrder(3L, 2L);
        assertAgrees(order, sku);
    }

    /** Over two warehouses, so that the limit cuts through a reservation, and then lets go of one as a whole. */
    @Test
    void shrinksWithEachPartThatIsCancelled() {
        String sku = depot.stocked(3, 3);
        String order = confirmed(line("item-1", sku, 5), line("item-2", sku, 1));
        for (long left = 5; left >= 0; left--) {
            depot.lower(order, "item-1", left);
            assertThat(byNow(order))
                    .extracting(Commitment::said)
                    .satisfies(said -> assertThat(sum(said)).isEqualTo(6));
            assertThat(sum(byNow(order).stream()
                            .filter(one -> "item-1".equals(one.orderItemId()))
                            .map(Commitment::quantity)
                            .toList()))
                    .isEqualTo(left);
            assertAgrees(order, sku);
        }
    }

    /** What is said then is what was left by then. */
    @Test
    void countsNothingTwiceThatWasCancelledBeforeItWasConfirmed() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 5));
        depot.lower(order, "item-1", 3);
        commit(order, depot.confirm(order).getConfirmed().getAllocationsList());
        assertThat(byNow(order))
                .extracting(Commitment::said, Commitment::quantity)
                .containsExactly(org.assertj.core.api.Assertions.tuple(3L, 3L));
        assertAgrees(order, sku);
    }

    @Test
    void isNothingOnceTheOrderIsLetGoOf() {
        String sku = depot.stocked(5);
        String order = confirmed(line("item-1", sku, 3));
        depot.release(order);
        assertThat(byNow(order)).extracting(Commitment::quantity).containsExactly(0L);
        assertAgrees(order, sku);
    }

    @Test
    void keepsWhatIsSaidOfAReservationThatNobodyKnows() {
        String order = anyOrder();
        var item = new StockCommitted.Item(UUID.randomUUID().toString(), Depot.anySku(), "main", 2);
        depot.receive(depot.event(order, new StockCommitted(order, List.of(item))));
        assertThat(byNow(order)).singleElement().satisfies(one -> {
            assertThat(one.orderItemId()).isNull();
            assertThat(one.quantity()).isEqualTo(2);
        });
    }

    private String confirmed(io.orderflow.schemas.grpc.warehouse.v1.ReserveLine... lines) {
        String order = anyOrder();
        depot.reserved(order, lines);
        commit(order, depot.confirm(order).getConfirmed().getAllocationsList());
        return order;
    }

    private void commit(String order, List<Allocation> held) {
        depot.receive(depot.event(
                order,
                new StockCommitted(
                        order,
                        held.stream()
                                .map(one -> new StockCommitted.Item(
                                        one.getReservationId(), one.getSku(), one.getWarehouseId(), one.getQuantity()))
                                .toList())));
    }

    /** By reservation, and in all: this order is the only one that holds any of this. */
    private void assertAgrees(String order, String sku) {
        List<String> held = await(database.list("""
                select id || ' ' || quantity from reservation
                where order_id = $1 and status = 'confirmed' order by id""", row -> row.getString(0), order));
        assertThat(byNow(order).stream()
                        .filter(one -> one.quantity() > 0)
                        .map(one -> one.reservationId() + " " + one.quantity()))
                .containsExactlyElementsOf(held);
        assertThat(depot.reserved(sku))
                .isEqualTo(sum(byNow(order).stream().map(Commitment::quantity).toList()));
    }

    private static long sum(List<? extends Long> units) {
        return units.stream().mapToLong(Long::longValue).sum();
    }

    private List<Commitment> byNow(String order) {
        return await(commitments.byNow(database, order));
    }
}
