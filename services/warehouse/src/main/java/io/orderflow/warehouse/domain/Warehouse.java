package io.orderflow.warehouse.domain;

import java.util.UUID;

/**
 * A place that holds stock.
 * @param code    short and unique, for people
 * @param version grows with every change
 */
public record Warehouse(UUID id, String code, String name, Address address, long version) {}
