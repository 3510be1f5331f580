package io.orderflow.order.domain;

import java.util.UUID;

/** What one warehouse holds for one line. */
public record Allocated(String reservationId, UUID orderItemId, String warehouseId, long quantity) {}
