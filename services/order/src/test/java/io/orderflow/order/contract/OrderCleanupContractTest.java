package io.orderflow.order.contract;

import io.orderflow.order.jobs.OrderCleanup;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** An order that nobody has paid in time, and of whose end nothing was heard, is cancelled once. */
@OrderTest
@Tag("J7.1")
@Tag("X3.11")
class OrderCleanupContractTest extends AbstractJobContractTest<OrderCleanup, UUID> {

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "order-cleanup";
    }

    @Override
    protected UUID work() {
        UUID id = desk.placed();
        desk.age(id, Duration.ofMinutes(16));
        return id;
    }

    @Override
    protected long effects(UUID order) {
        return desk.moves(order.toString(), "order.status", "cancelled");
    }
}
