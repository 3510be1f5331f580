package io.orderflow.warehouse;

import static io.orderflow.warehouse.Depot.anyOrder;
import static io.orderflow.warehouse.Depot.await;
import static io.orderflow.warehouse.Depot.inParallel;
import static io.orderflow.warehouse.Depot.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.warehouse.usecase.ExpireReservations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class StockInvariantsTest {

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
    @Tag("INV-S1")
    void seesACounterThatDiffersFromItsReservations() {
        String sku = depot.stocked(5);
        depot.reserved(anyOrder(), line("item-1", sku, 2));

        sql("update stock set reserved = 1 where sku = $1", sku);
        assertThat(Rules.violations()).containsEntry("S1", 1);
        sql("update stock set reserved = 2 where sku = $1", sku);
    }

    @Test
    @Tag("INV-S2")
    void seesAReservationWhoseHistoryDoesNotEndAsItDid() {
        String sku = depot.stocked(5);
        String order = anyOrder();
        String id = depot.reserved(order, line("item-1", sku, 2)).getFirst().getReservationId();
        depot.release(order);

        sql(
                "update reservation_event set status = 'expired' where reservation_id = $1::text::uuid and status = 'released'",
                id);
        assertThat(Rules.violations()).containsEntry("S2", 1);
        sql(
                "update reservation_event set status = 'released' where reservation_id = $1::text::uuid and status = 'expired'",
                id);
    }

    @Test
    @Tag("INV-S3")
    void seesOnHandThatTheLedgerDoesNotExplain() {
        String sku = depot.stocked(5);

        sql("update stock set on_hand = 6 where sku = $1", sku);
        assertThat(Rules.violations()).containsEntry("S3", 1);
        sql("update stock set on_hand = 5 where sku = $1", sku);
    }

    @Test
    @Tag("INV-S4")
    void holdsWhileEverythingHappensAtOnce() {
        List<String> skus = List.of(depot.stocked(12, 9), depot.stocked(8, 8, 8), depot.stocked(30));
        List<String> orders = IntStream.range(0, 40).mapToObj(i -> anyOrder()).toList();
        var random = new Random(42);
        int[] dice = random.ints(300, 0, 10).toArray();
        int[] whose = random.ints(300, 0, orders.size()).toArray();

        inParallel(300, i -> step(dice[i], orders.get(whose[i]), skus));

        Rules.hold();
        assertThat(skus).allSatisfy(sku -> assertThat(depot.available(sku)).isNotNegative());
    }

    private Uni<Void> step(int dice, String order, List<String> skus) {
        return switch (dice) {
            case 0, 1, 2, 3 ->
                depot.reserving(
                                order,
                                depot.now(),
                                line("item-1", skus.get(0), 1),
                                line("item-2", skus.get(1), 2),
                                line("item-3", skus.get(2), 1))
                        .replaceWithVoid();
            case 4, 5 ->
                depot.reserving(order, line("item-3", skus.get(2), 2), line("item-1", skus.get(0), 2))
                        .replaceWithVoid();
            case 6, 7 -> depot.confirming(order).replaceWithVoid();
            case 8 -> depot.releasing(order).replaceWithVoid();
            default -> expiry.expire(Cause.system("test"), 5).replaceWithVoid();
        };
    }

    private void sql(String statement, Object... args) {
        assertThat(await(database.update(statement, args))).isEqualTo(1);
    }
}
