package io.orderflow.warehouse.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an order is committed to of one reservation.
 * @param orderItemId null for a reservation that the warehouse does not know
 * @param said        units that the order service has confirmed, as it said then
 * @param quantity    of them, those that are still wanted: a part of the order may have been cancelled since, or all of it
 */
public record Commitment(
        String reservationId, @Nullable String orderItemId, String sku, String warehouseId, long said, long quantity) {}
