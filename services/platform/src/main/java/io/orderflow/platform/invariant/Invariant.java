package io.orderflow.platform.invariant;

/**
 * A rule over this service's own tables.
 * @param rule  its name in {@code dapr-and-delivery.md} §11, e.g. {@code S1}
 * @param query returns one text column: an id for each violation; may use no arguments
 */
public record Invariant(String rule, String query) {}
