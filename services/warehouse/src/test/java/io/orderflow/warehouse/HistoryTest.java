package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.grpc.history.v1.HistoryEntry;
import io.orderflow.schemas.grpc.history.v1.HistoryReply;
import io.orderflow.schemas.grpc.history.v1.HistoryRequest;
import io.orderflow.warehouse.api.HistoryGrpc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the warehouse tells for an order's timeline, from what it has stored anyway. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class HistoryTest {

    private static final String NAME = "Erika Mustermann";

    @Inject
    Depot depot;

    @Inject
    Database database;

    @Inject
    @Any
    HistoryGrpc grpc;

    @Test
    void tellsWhatWasDoneTogetherAsOne() {
        String sku = depot.stocked(3, 3);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 5), line("item-2", sku, 1));
        depot.confirm(order);
        depot.release(order);
        assertThat(told(order))
                .containsExactly(
                        " -> active: 3 reservations",
                        "active -> confirmed: 3 reservations",
                        "confirmed -> released: 3 reservations");
        assertThat(history(order).getEntriesList()).allSatisfy(entry -> {
            assertThat(entry.getKind()).isEqualTo("warehouse.reservation");
            assertThat(entry.getActor()).isNotEmpty();
        });
        assertThat(history(order).getEntriesList())
                .extracting(entry -> entry.getAt().getSeconds() * 1_000_000_000L
                        + entry.getAt().getNanos())
                .isSorted();
    }

    @Test
    void tellsWhatOfAReservationWasGivenBack() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 5));
        depot.lower(order, "item-1", 3);
        assertThat(told(order)).containsExactly(" -> active: 1 reservations", " -> released: 2 units given back");
    }

    @Test
    @Tag("C1.10")
    void namesTheEventOfEachReservationThatExpired() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 1), line("item-2", sku, 1));
        depot.letTimePass(Duration.ofHours(1));
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(depot.statuses(order)).containsExactly("expired", "expired"));
        published(order);
        assertThat(history(order).getEntriesList())
                .filteredOn(entry -> entry.getTo().equals("expired"))
                .extracting(HistoryEntry::getEventId)
                .containsExactlyInAnyOrderElementsOf(Depot.await(database.list("""
                        select o.event_id::text from outbox_sent o join reservation r on r.id::text = o.aggregate_id
                        where r.order_id = $1""", row -> row.getString(0), order)))
                .hasSize(2);
    }

    @Test
    @Tag("T5.4")
    void repeatsNothingThatWasTypedAsAReason() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 1));
        Depot.await(depot.releasing(order, "gone, says " + NAME));
        assertThat(told(order)).hasSize(2);
        assertThat(history(order).toString()).doesNotContain("Erika");
    }

    @Test
    void tellsTheLatestWhereThereIsMoreThanIsAskedFor() {
        String sku = depot.stocked(9);
        String order = anyOrder();
        depot.reserved(order, line("item-1", sku, 1));
        depot.confirm(order);
        var reply = history(order, 1);
        assertThat(reply.getCut()).isTrue();
        assertThat(reply.getEntriesList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getTo()).isEqualTo("confirmed"));
        assertThat(history(order, 2).getCut()).isFalse();
    }

    @Test
    void hasNothingToTellOfAnOrderThatNobodyHasHeardOf() {
        assertThat(history(anyOrder())).isEqualTo(HistoryReply.getDefaultInstance());
    }

    @Test
    void refusesWhatIsNoQuestion() {
        assertThatThrownBy(() -> history("")).hasMessageContaining("INVALID_ARGUMENT");
        assertThatThrownBy(() -> history(anyOrder(), 501)).hasMessageContaining("INVALID_ARGUMENT");
    }

    /** What a relay does with events of an order's reservations. */
    private void published(String order) {
        Depot.await(database.update("""
                with sent as (
                    delete from outbox o using reservation r
                    where r.order_id = $1 and r.id::text = o.aggregate_id
                    returning o.*)
                insert into outbox_sent (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, sent_at)
                select position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at, now()
                from sent""", order));
    }

    private List<String> told(String order) {
        return history(order).getEntriesList().stream()
                .map(entry -> entry.getFrom() + " -> " + entry.getTo() + ": " + entry.getCause())
                .toList();
    }

    private HistoryReply history(String order) {
        return history(order, 500);
    }

    private HistoryReply history(String order, int limit) {
        return Depot.await(grpc.ofOrder(
                HistoryRequest.newBuilder().setOrderId(order).setLimit(limit).build()));
    }
}
