package io.orderflow.warehouse.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of on-hand, as the ledger keeps it; the quantities of a SKU's movements in a warehouse add up to its on-hand.
 * @param quantity    units, negative when they left
 * @param onHandAfter units
 * @param cause       why, as whoever caused it said it
 * @param actor       {@code staff:<id>}, {@code admin:<id>} or {@code system:<part>}
 */
public record Movement(
        UUID id,
        Instant at,
        String sku,
        UUID warehouseId,
        MovementKind kind,
        long quantity,
        long onHandAfter,
        String cause,
        String actor) {}
