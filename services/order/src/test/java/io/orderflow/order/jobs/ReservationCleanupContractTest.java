package io.orderflow.order.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.ManyOrders;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stock of a cancelled order whose release was given up is let go once. */
@NeighbourlyTest
@Tag("J7.1")
@Tag("C1.12")
@Tag("M2.1")
class ReservationCleanupContractTest extends AbstractParkedContractTest<ReservationCleanup> {

    @Override
    protected String name() {
        return "reservation-cleanup";
    }

    @Override
    protected String kind() {
        return Asks.RELEASE_STOCK;
    }

    /** All that dlq-retry has for it is used up before anybody answers. */
    @Override
    protected String parked(String kind, String key) {
        desk.awaitParked(key);
        desk.update("update operation set retries = 3 where key = $1", key);
        return super.parked(kind, key);
    }

    /** More than a page has; nobody has asked for any of them. */
    @Override
    protected List<String> works() {
        neighbours.operations(kind()).set(Mode.WELL);
        String round = "LEFT-" + UUID.randomUUID() + "-";
        desk.in(tx -> Batches.chain(
                ManyOrders.of(101, round, "'cancelled'", "'test'", "1 hour"),
                statement -> tx.update(statement).replaceWithVoid()));
        return desk.list("select 'order:' || id || ':' || $2 from orders where starts_with(number, $1)", round, kind());
    }

    @Test
    void takesUpTheStockOfACancelledPartToo() {
        neighbours.operations(Asks.LOWER_STOCK).set(Mode.DOWN);
        String key = parked(Asks.LOWER_STOCK, Desk.key(desk.halved(), Asks.LOWER_STOCK) + ":2");
        desk.update("update operation set given_up_at = now() where key = $1", key);
        run();
        Eventually.holds(() -> assertThat(desk.state(key)).isEqualTo("done"));
    }
}
