package io.orderflow.warehouse.domain;

/** A SKU of which the warehouses together have too little. Units. */
public record Shortage(String sku, long requested, long available) {}
