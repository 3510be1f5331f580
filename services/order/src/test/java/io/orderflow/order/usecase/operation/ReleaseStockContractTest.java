package io.orderflow.order.usecase.operation;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import jakarta.inject.Inject;

/** The stock of a cancelled order is let go once; nothing but the operation itself records it. */
@NeighbourlyTest
class ReleaseStockContractTest extends AbstractNeighbourContractTest<ReleaseStock> {

    @Inject
    ReleaseStock handler;

    @Override
    protected ReleaseStock handler() {
        return handler;
    }

    @Override
    protected String ask() {
        return Desk.key(desk.cancelled(), Asks.RELEASE_STOCK);
    }

    @Override
    protected long outcomes(String key) {
        return desk.ended(key);
    }
}
