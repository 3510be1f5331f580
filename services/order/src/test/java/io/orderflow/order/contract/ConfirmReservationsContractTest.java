package io.orderflow.order.contract;

import io.orderflow.order.clients.WarehouseClient;
import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.Asks;
import io.orderflow.order.usecase.operation.ConfirmReservations;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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

    @Inject
    Orders orders;

    @Override
    protected String ask() {
        UUID id = desk.placed();
        Order order = Desk.await(orders.find(database, id)).orElseThrow();
        Instant soon = Instant.now().plusSeconds(900);
        // Its breaker may still be open after a contract for which the neighbour was down.
        Desk.await(warehouse
                .reserve(Cause.system("test"), "reserve:" + id, id, order.lines(), soon)
                .onFailure(NeighbourUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .atMost(40));
        desk.hear(id, Desk.AUTHORIZED);
        return Desk.key(id, Asks.CONFIRM_RESERVATIONS);
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
