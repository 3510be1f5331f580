package io.orderflow.order.contract;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.Asks;
import io.orderflow.order.usecase.operation.ConfirmReservations;
import io.orderflow.platform.cause.Cause;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

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

    @Inject
    Orders orders;

    @Override
    protected String ask() {
        UUID id = desk.placed();
        Order order = Desk.await(orders.find(database, id)).orElseThrow();
        Instant soon = Instant.now().plusSeconds(900);
        Desk.await(warehouse.reserve(Cause.system("test"), "reserve:" + id, id, order.lines(), soon));
        desk.hear(id, Desk.AUTHORIZED);
        return Desk.key(id, Asks.CONFIRM_RESERVATIONS);
    }

    @Override
    protected long outcomes(String key) {
        return desk.moves(Desk.orderOf(key), "order.status", "confirmed");
    }

    @Override
    protected OptionalLong refusals(String key) {
        return OptionalLong.of(
                key.startsWith("order:") ? desk.moves(Desk.orderOf(key), "order.status", "cancelled") : 0);
    }
}
