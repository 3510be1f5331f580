package io.orderflow.order.usecase.operation;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.EraseCustomer;
import io.orderflow.order.usecase.ask.Asks;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;

/** The payment of an order whose customer is gone is told so once; nothing but the operation itself records it. */
@NeighbourlyTest
@Tag("T5.4")
class ForgetPaymentContractTest extends AbstractNeighbourContractTest<ForgetPayment> {

    @Inject
    ForgetPayment handler;

    @Inject
    EraseCustomer erasing;

    @Override
    protected ForgetPayment handler() {
        return handler;
    }

    @Override
    protected String ask() {
        return Desk.key(desk.ofErased(erasing), Asks.FORGET_PAYMENT);
    }

    @Override
    protected long outcomes(String key) {
        return desk.ended(key);
    }
}
