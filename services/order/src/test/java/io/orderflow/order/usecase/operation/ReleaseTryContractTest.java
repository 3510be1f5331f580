package io.orderflow.order.usecase.operation;

import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.operation.Operations;
import jakarta.inject.Inject;
import java.util.UUID;

/** The stock of a checkout that came to nothing is let go once; nothing but the operation itself records it. */
@NeighbourlyTest
class ReleaseTryContractTest extends AbstractNeighbourContractTest<ReleaseTry> {

    @Inject
    ReleaseTry handler;

    @Inject
    Operations operations;

    @Override
    protected ReleaseTry handler() {
        return handler;
    }

    @Override
    protected String ask() {
        UUID order = Ids.next();
        String key = Desk.key(order, Asks.RELEASE_TRY);
        desk.in(tx -> operations.request(tx, Asks.RELEASE_TRY, key, order.toString(), "payment_declined"));
        return key;
    }

    @Override
    protected long outcomes(String key) {
        return Desk.await(database.first(
                        "select count(*) from operation where key = $1 and state = 'done'", row -> row.getLong(0), key))
                .orElseThrow();
    }
}
