package io.orderflow.order.contract;

import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.operation.CancelPayment;
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
