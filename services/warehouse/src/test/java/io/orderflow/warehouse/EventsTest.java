package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.anySku;
import static io.orderflow.warehouse.Depot.inParallel;
import static io.orderflow.warehouse.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.WireMoney;
import io.orderflow.schemas.event.OrderStatusChanged;
import io.orderflow.schemas.event.ProductCreated;
import io.orderflow.schemas.event.StockCommitted;
import io.orderflow.schemas.grpc.warehouse.v1.Allocation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class EventsTest {

    @Inject
    Depot depot;

    @Inject
    Database database;

    @AfterEach
    void rulesHold() {
        Rules.hold();
    }

    @Test
    @Tag("T5.1")
    @Tag("T5.5")
    void opensOneStockRecordAtZeroForAProductThatIsToldTwiceAtOnce() {
        String sku = anySku();
        Depot.get("/api/v1/stock/" + sku).statusCode(503);
        var created = depot.event(
                sku,
                new ProductCreated(
                        UUID.randomUUID().toString(), sku, "Mug", new WireMoney(1999, "USD"), "standard", 300));

        inParallel(6, i -> depot.receiving(created));

        Depot.get("/api/v1/stock/" + sku).statusCode(200).body("items", empty());
        Depot.get("/api/v1/stock/" + sku + "/movements").statusCode(200).body("items", empty());
        assertThat(inbox(created.envelope().eventId().toString())).containsExactly("done");
    }

    @Test
    void ignoresAProductWhoseSkuIsKnown() {
        String sku = depot.product();
        var again = depot.event(
                sku, new ProductCreated(UUID.randomUUID().toString(), sku, "Cup", new WireMoney(1, "USD"), "zero", 0));

        depot.receive(again);

        assertThat(inbox(again.envelope().eventId().toString())).containsExactly("ignored");
    }

    @Test
    @Tag("M2.1")
    @Tag("T5.1")
    void releasesWhatACancelledOrderStillHoldsOnceThoughToldInParallel() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 2));
        var cancelled = depot.event(order, changed(order, sku, "pending", "cancelled"));

        inParallel(6, i -> depot.receiving(cancelled));

        assertThat(depot.statuses(order)).containsExactly("released");
        assertThat(depot.available(sku)).isEqualTo(5);
    }

    @Test
    void refusesToReserveForAnOrderWhoseCancellationCameFirst() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        depot.receive(depot.event(order, changed(order, sku, "pending", "cancelled")));

        assertThat(depot.reserve(order, line("item-1", sku, 1)).getRejection().getCode())
                .isEqualTo("reservation_released");
    }

    @Test
    void releasesARefundedOrderToo() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 2));
        depot.confirm(order);

        depot.receive(depot.event(order, changed(order, sku, "paid", "refunded")));

        assertThat(depot.statuses(order)).containsExactly("released");
    }

    @Test
    void leavesAnOrderThatGoesOnAlone() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 2));
        var confirmed = depot.event(order, changed(order, sku, "pending", "confirmed"));

        depot.receive(confirmed);

        assertThat(depot.statuses(order)).containsExactly("active");
        assertThat(inbox(confirmed.envelope().eventId().toString())).containsExactly("ignored");
    }

    @Test
    @Tag("T5.1")
    @Tag("X3.2")
    void keepsWhatTheOrderServiceCommittedOnce() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        Allocation held = depot.reserved(order, line("item-1", sku, 2)).getFirst();
        var data = new StockCommitted(
                order, List.of(new StockCommitted.Item(held.getReservationId(), sku, held.getWarehouseId(), 2)));
        var committed = depot.event(order, data);
        var later = depot.event(order, data);

        inParallel(6, i -> depot.receiving(i % 2 == 0 ? committed : later));

        assertThat(Depot.await(database.list(
                        "select quantity from stock_commitment where order_id = $1", row -> row.getLong(0), order)))
                .containsExactly(2L);
        assertThat(depot.reserved(sku)).isEqualTo(2);
    }

    private List<String> inbox(String event) {
        return Depot.await(database.list(
                "select state from inbox where event_id = $1", row -> row.getString(0), UUID.fromString(event)));
    }

    private static OrderStatusChanged changed(String order, String sku, String from, String to) {
        return new OrderStatusChanged(
                order,
                "A-1",
                "c-1",
                from,
                to,
                "pending",
                null,
                "USD",
                new WireMoney(1999, "USD"),
                List.of(new OrderStatusChanged.Item("item-1", sku, 2, null, null)));
    }
}
