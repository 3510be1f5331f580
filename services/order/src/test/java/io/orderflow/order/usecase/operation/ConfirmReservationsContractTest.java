package io.orderflow.order.usecase.operation;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.NeighbourlyTest;
import io.orderflow.order.usecase.ask.Asks;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The reservations of a paid order are confirmed once; an order whose stock is gone is cancelled. */
@NeighbourlyTest
class ConfirmReservationsContractTest extends AbstractNeighbourContractTest<ConfirmReservations> {

    @Inject
    ConfirmReservations handler;

    @Override
    protected ConfirmReservations handler() {
        return handler;
    }

    @Inject
    WarehouseClient warehouse;

    @Override
    protected String ask() {
        return Desk.key(desk.authorized(warehouse), Asks.CONFIRM_RESERVATIONS);
    }

    @Override
    protected long outcomes(String key) {
        return desk.moves(Desk.orderOf(key), "order.status", "confirmed");
    }

    @Override
    protected Optional<ToLongFunction<String>> refusals() {
        return Optional.of(key -> desk.moves(Desk.orderOf(key), "order.status", "cancelled"));
    }
}
