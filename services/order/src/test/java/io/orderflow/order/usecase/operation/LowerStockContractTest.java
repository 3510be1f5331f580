package io.orderflow.order.usecase.operation;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import jakarta.inject.Inject;

/** The warehouse holds no more of a partly cancelled order than is left of it; nothing but the operation itself records it. */
@NeighbourlyTest
class LowerStockContractTest extends AbstractNeighbourContractTest<LowerStock> {

    @Inject
    LowerStock handler;

    @Override
    protected LowerStock handler() {
        return handler;
    }

    @Override
    protected String ask() {
        return Desk.key(desk.halved(), Asks.LOWER_STOCK) + ":2";
    }

    @Override
    protected long outcomes(String key) {
        return desk.ended(key);
    }
}
