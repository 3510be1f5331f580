package io.orderflow.warehouse.api;

import io.orderflow.warehouse.domain.Movement;
import java.time.Instant;
import java.util.UUID;

/** One line of the ledger as clients see it, in units. */
public record MovementBody(
        UUID id,
        Instant at,
        UUID warehouseId,
        String kind,
        long quantity,
        long onHandAfter,
        String cause,
        String actor) {

    static MovementBody of(Movement movement) {
        return new MovementBody(
                movement.id(),
                movement.at(),
                movement.warehouseId(),
                movement.kind().code(),
                movement.quantity(),
                movement.onHandAfter(),
                movement.cause(),
                movement.actor());
    }
}
