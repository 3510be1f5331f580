package io.orderflow.order.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.ManyOrders;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.jobs.CodAutoConfirm;
import io.orderflow.order.jobs.OrderCleanup;
import io.orderflow.order.jobs.ReservationCleanup;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sweeps over ten thousand orders, of which no more are held at once than a page has, or two while one follows the other. */
@NeighbourlyTest
@TestProfile(WatchedProfile.class)
class SweepTest {

    private static final int MANY = 10_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Inject
    Watched database;

    @Inject
    ReservationCleanup releasing;

    @Inject
    OrderCleanup cancelling;

    @Inject
    CodAutoConfirm confirming;

    @Inject
    OrderConfig config;

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
        database.watch("not stock_released and id >");
        assertThat(releasing.run().await().atMost(LIMIT)).startsWith(MANY + " ");
        assertHeldNoMoreThanTwoPages(config.reservationCleanup().page());
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
        database.watch("payment_method = $1 and created_at <");
        assertThat(cancelling.run().await().atMost(LIMIT)).startsWith(MANY + " ");
        assertHeldNoMoreThanTwoPages(config.orderCleanup().page());
        assertThat(count("status = 'cancelled' and starts_with(number, 'UNPAID-')"))
                .isEqualTo(MANY);
        assertThat(cancelling.run().await().atMost(LIMIT)).startsWith("0 ");
        Eventually.holds(
                LIMIT,
                () -> assertThat(count("stock_released and starts_with(number, 'UNPAID-')"))
                        .isEqualTo(MANY));
    }

    /** Both passes read all of them; what is worth more than the limit is left to staff. */
    @Test
    @Tag("C1.5")
    void looksThroughTenThousandOrdersOnDelivery() {
        List<String> statements = new ArrayList<>(ManyOrders.of(MANY, "CASH-", "'pending'", "null", "1 minute"));
        statements.add("""
                update orders
                set payment_method = 'cod', payment_status = 'cod_pending', payment_expires_at = now() + interval '1 day',
                    subtotal = subtotal + 20000, grand = grand + 20000
                where starts_with(number, 'CASH-')""");
        fill(statements);
        database.watch("payment_method = 'cod'");
        confirming.run().await().atMost(LIMIT);
        assertHeldNoMoreThanTwoPages(config.cod().page());
        assertThat(count("status = 'pending' and starts_with(number, 'CASH-')")).isEqualTo(MANY);
    }

    private void assertHeldNoMoreThanTwoPages(int page) {
        assertThat(database.answers()).as("pages").isGreaterThanOrEqualTo(MANY / page);
        assertThat(database.mostHeld()).as("rows held at once").isBetween(1, 2 * page);
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
