package io.orderflow.order.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.order.jobs.DlqRetry;
import io.orderflow.order.neighbours.Neighbours;
import io.orderflow.order.usecase.Asks;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.platform.test.contract.StandIn.Mode;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** A release that was parked is tried again, and has its effect once. */
@NeighbourlyTest
@Tag("J7.1")
@Tag("X3.7")
class DlqRetryContractTest extends AbstractJobContractTest<DlqRetry, String> {

    @Inject
    Neighbours neighbours;

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "dlq-retry";
    }

    @Override
    protected String work() {
        neighbours.operations(Asks.RELEASE_STOCK).set(Mode.DOWN);
        String key = Desk.key(desk.cancelled(), Asks.RELEASE_STOCK);
        Eventually.holds(Duration.ofSeconds(60), () -> {
            Desk.await(database.update(
                    "update operation set next_attempt_at = now() where key = $1 and state = 'pending'", key));
            assertThat(state(key)).isEqualTo("parked");
        });
        neighbours.operations(Asks.RELEASE_STOCK).set(Mode.WELL);
        return key;
    }

    @Override
    protected long effects(String key) {
        return state(key).equals("done") ? 1 : 0;
    }

    private String state(String key) {
        return Desk.await(database.first("select state from operation where key = $1", row -> row.getString(0), key))
                .orElseThrow();
    }
}
