package io.orderflow.order.domain.goods;

import java.util.UUID;

/** What one warehouse holds for one line. */
public record Allocated(String reservationId, UUID orderItemId, String warehouseId, long quantity) {

    public Allocated holding(long units) {
        return new Allocated(reservationId, orderItemId, warehouseId, units);
    }

    public boolean isAt(UUID item, String warehouse) {
        return orderItemId.equals(item) && warehouseId.equals(warehouse);
    }
}
