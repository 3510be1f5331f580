package io.orderflow.warehouse.api;

import io.orderflow.warehouse.domain.Reservation;
import java.time.Instant;
import java.util.UUID;

/** A reservation as clients see it. */
public record ReservationBody(
        UUID id,
        String orderId,
        String orderItemId,
        String sku,
        UUID warehouseId,
        long quantity,
        String status,
        Instant expiresAt) {

    static ReservationBody of(Reservation reservation) {
        return new ReservationBody(
                reservation.id(),
                reservation.orderId(),
                reservation.orderItemId(),
                reservation.sku(),
                reservation.warehouseId(),
                reservation.quantity(),
                reservation.status().code(),
                reservation.expiresAt());
    }
}
