package io.orderflow.order.jobs;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** More than a page has, because those of a page are cancelled at the same time. */
    @Override
    protected List<UUID> works() {
        return Stream.generate(this::work).limit(101).toList();
    }

    @Override
    protected long effects(UUID order) {
        return desk.moves(order.toString(), "order.status", "cancelled");
    }
}
