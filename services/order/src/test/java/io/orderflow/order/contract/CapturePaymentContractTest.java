package io.orderflow.order.contract;

import io.orderflow.order.usecase.Asks;
import io.orderflow.order.usecase.operation.CapturePayment;
import io.orderflow.platform.test.contract.StandIn;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** The money of a confirmed order is captured once; an order whose money cannot be had is cancelled. */
@NeighbourlyTest
class CapturePaymentContractTest extends AbstractNeighbourContractTest<CapturePayment> {

    @Inject
    CapturePayment handler;

    @Override
    protected CapturePayment handler() {
        return handler;
    }

    @Inject
    Asks asks;

    @Override
    protected String ask() {
        // Its reservations are confirmed by the desk itself.
        neighbours.operations(Asks.CONFIRM_RESERVATIONS).set(StandIn.Mode.DOWN);
        UUID id = desk.confirmed();
        desk.in(tx -> asks.capturePayment(tx, id));
        return Desk.key(id, Asks.CAPTURE_PAYMENT);
    }

    @Override
    protected long outcomes(String key) {
        return desk.moves(Desk.orderOf(key), "order.payment_status", "paid");
    }

    @Override
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> desk.moves(Desk.orderOf(key), "order.status", "cancelled"));
    }
}
