package io.orderflow.order.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.jobs.OrderCleanup;
import io.orderflow.order.jobs.ReservationCleanup;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.Asks;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sweeps over ten thousand orders, a page at a time. */
@NeighbourlyTest
class SweepTest {

    private static final int MANY = 10_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Inject
    Database database;

    @Inject
    ReservationCleanup releasing;

    @Inject
    OrderCleanup cancelling;

    @BeforeEach
    void behave() {
        neighbours.operations(Asks.RELEASE_STOCK).set(Mode.WELL);
        neighbours.operations(Asks.CANCEL_PAYMENT).set(Mode.WELL);
        sweepAwayWhatOthersLeft();
    }

    private void sweepAwayWhatOthersLeft() {
        cancelling.run().await().atMost(LIMIT);
        releasing.run().await().atMost(LIMIT);
    }

    /** Releases that were given up, and some that nobody has asked for. */
    @Test
    @Tag("C1.12")
    @Tag("M2.1")
    void releasesTheStockOfTenThousandCancelledOrders() {
        fill(ManyOrders.of(MANY, "RELEASE-", "'cancelled'", "'test'", "1 hour"));
        desk.update("""
                insert into operation (key, kind, subject, payload, state, attempts, retries, correlation_id, actor, finished_at)
                select 'order:' || id || ':release-stock', 'release-stock', id::text, 'test', 'parked', 3, 3, 'c', 'test', now()
                from orders where starts_with(number, 'RELEASE-') and not number like '%7'""");
        assertThat(releasing.run().await().atMost(LIMIT)).startsWith(MANY + " ");
        // What is parked again, because the warehouse is left alone for a moment after others' tests, is for the next
        // run.
        Eventually.holds(LIMIT, () -> {
            releasing.run().await().atMost(LIMIT);
            assertThat(count("stock_released and starts_with(number, 'RELEASE-')"))
                    .isEqualTo(MANY);
        });
        assertThat(releasing.run().await().atMost(LIMIT)).startsWith("0 ");
    }

    @Test
    @Tag("X3.11")
    void cancelsTenThousandUnpaidOrders() {
        fill(ManyOrders.of(MANY, "UNPAID-", "'pending'", "null", "1 hour"));
        assertThat(cancelling.run().await().atMost(LIMIT)).startsWith(MANY + " ");
        assertThat(count("status = 'cancelled' and starts_with(number, 'UNPAID-')"))
                .isEqualTo(MANY);
        assertThat(cancelling.run().await().atMost(LIMIT)).startsWith("0 ");
        Eventually.holds(
                LIMIT,
                () -> assertThat(count("stock_released and starts_with(number, 'UNPAID-')"))
                        .isEqualTo(MANY));
    }

    /** All in one transaction, so that no job sees half of it. */
    private void fill(List<String> statements) {
        desk.in(tx ->
                Batches.chain(statements, statement -> tx.update(statement).replaceWithVoid()));
    }

    private long count(String condition) {
        return Desk.await(database.first("select count(*) from orders where " + condition, row -> row.getLong(0)))
                .orElseThrow();
    }
}
