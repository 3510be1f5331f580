package io.orderflow.order.jobs;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** A small order that is paid on delivery is confirmed once. */
@OrderTest
@Tag("J7.1")
@Tag("C1.5")
class CodAutoConfirmContractTest extends AbstractJobContractTest<CodAutoConfirm, UUID> {

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "cod-auto-confirm";
    }

    @Override
    protected UUID work() {
        return desk.cash(Duration.ofHours(1));
    }

    @Override
    protected long effects(UUID order) {
        return desk.asked(order, Asks.CONFIRM_RESERVATIONS);
    }
}
