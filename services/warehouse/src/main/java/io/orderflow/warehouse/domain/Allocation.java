package io.orderflow.warehouse.domain;

import java.util.UUID;

/**
 * The part of a line that one warehouse is to serve.
 * @param quantity units, positive
 */
public record Allocation(String orderItemId, String sku, UUID warehouseId, long quantity) {}
