package io.orderflow.warehouse.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Stock of one warehouse held for one order item; an item may have several.
 * @param quantity  units, positive
 * @param expiresAt platform time; an active one ends then
 */
public record Reservation(
        UUID id,
        String orderId,
        String orderItemId,
        String sku,
        UUID warehouseId,
        long quantity,
        ReservationStatus status,
        Instant expiresAt) {

    public Reservation as(ReservationStatus other) {
        return new Reservation(id, orderId, orderItemId, sku, warehouseId, quantity, other, expiresAt);
    }

    public Reservation holding(long units) {
        return new Reservation(id, orderId, orderItemId, sku, warehouseId, units, status, expiresAt);
    }

    /** Whether asking for {@code target} changes it. */
    public boolean movesTo(ReservationStatus target) {
        return status.moveTo(target) == ReservationStatus.Move.MOVED;
    }
}
