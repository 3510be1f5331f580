package io.orderflow.order.persistence;

import io.orderflow.order.domain.goods.Allocated;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** A row of {@code allocation}; its components are the columns. */
@RegisterForReflection
record AllocationRow(String reservationId, UUID orderId, UUID orderItemId, String warehouseId, long quantity) {

    static AllocationRow of(UUID orderId, Allocated allocated) {
        return new AllocationRow(
                allocated.reservationId(),
                orderId,
                allocated.orderItemId(),
                allocated.warehouseId(),
                allocated.quantity());
    }

    Allocated toAllocated() {
        return new Allocated(reservationId, orderItemId, warehouseId, quantity);
    }
}
