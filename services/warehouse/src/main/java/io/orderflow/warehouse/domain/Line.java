package io.orderflow.warehouse.domain;

/**
 * What one order item asks for.
 * @param quantity units, positive
 */
public record Line(String orderItemId, String sku, long quantity) {}
