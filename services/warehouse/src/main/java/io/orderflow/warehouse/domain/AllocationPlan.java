package io.orderflow.warehouse.domain;

import io.orderflow.platform.ids.Ids;
import java.util.List;

/** What planning led to. */
public sealed interface AllocationPlan {

    /** Every line is served; the quantities of a line's allocations add up to it. */
    record Allocated(List<Allocation> allocations) implements AllocationPlan {

        /** The plan as new reservations, so that what was planned is what gets reserved. */
        public List<Reservation> reservations(StockRequest request) {
            return allocations.stream()
                    .map(part -> new Reservation(
                            Ids.next(),
                            request.orderId(),
                            part.orderItemId(),
                            part.sku(),
                            part.warehouseId(),
                            part.quantity(),
                            ReservationStatus.ACTIVE,
                            request.expiresAt()))
                    .toList();
        }
    }

    /** At least one SKU falls short; nothing is to be reserved. */
    record Short(List<Shortage> shortages) implements AllocationPlan {}
}
