package io.orderflow.order.usecase.operation;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import jakarta.inject.Inject;

/** The payment keeps no more than a partly cancelled order costs; nothing but the operation itself records it. */
@NeighbourlyTest
class LowerPaymentContractTest extends AbstractNeighbourContractTest<LowerPayment> {

    @Inject
    LowerPayment handler;

    @Override
    protected LowerPayment handler() {
        return handler;
    }

    @Override
    protected String ask() {
        return Desk.key(desk.halved(), Asks.LOWER_PAYMENT) + ":2";
    }

    @Override
    protected long outcomes(String key) {
        return desk.ended(key);
    }
}
