package io.orderflow.order.jobs;

import static io.orderflow.order.domain.AnyOrder.payment;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** A refusal that nobody follows up, because the order did not ask, leads to one try of its own. */
@OrderTest
@Tag("J7.1")
class CaptureRetryContractTest extends AbstractJobContractTest<CaptureRetry, String> {

    @Inject
    Desk desk;

    @Override
    protected String name() {
        return "capture-retry";
    }

    @Override
    protected String work() {
        UUID id = desk.confirmed();
        desk.hear(id, payment("capture_failed", 2400, 0, 0));
        return id.toString();
    }

    @Override
    protected long effects(String orderId) {
        return desk.operations(orderId, Desk.key(UUID.fromString(orderId), Asks.CAPTURE_PAYMENT));
    }
}
