package io.orderflow.order.usecase.operation;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import jakarta.inject.Inject;

/** The money of a cancelled order is let go once. */
@NeighbourlyTest
class CancelPaymentContractTest extends AbstractNeighbourContractTest<CancelPayment> {

    @Inject
    CancelPayment handler;

    @Override
    protected CancelPayment handler() {
        return handler;
    }

    @Override
    protected String ask() {
        return Desk.key(desk.cancelled(), Asks.CANCEL_PAYMENT);
    }

    @Override
    protected long outcomes(String key) {
        return desk.moves(Desk.orderOf(key), "order.payment_status", "voided");
    }
}
