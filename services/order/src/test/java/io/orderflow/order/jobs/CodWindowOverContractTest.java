package io.orderflow.order.jobs;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** An order that is paid on delivery and that nobody has confirmed in time is cancelled once. */
@OrderTest
@Tag("J7.1")
@Tag("C1.5")
class CodWindowOverContractTest extends AbstractJobContractTest<CodAutoConfirm, UUID> {

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "cod-auto-confirm";
    }

    @Override
    protected UUID work() {
        return desk.cash(Duration.ofHours(-1));
    }

    @Override
    protected long effects(UUID order) {
        return desk.moves(order.toString(), "order.status", "cancelled");
    }
}
