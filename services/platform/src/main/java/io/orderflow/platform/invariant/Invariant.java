package io.orderflow.platform.invariant;

/**
 * A rule over this service's own tables.
 * @param rule  its name in {@code dapr-and-delivery.md} §11, e.g. {@code S1}
 * @param query returns one text column: an id for each violation; may use no arguments
 */
public record Invariant(String rule, String query) {

    /** Both under one name: a rule may be about several tables. */
    Invariant and(Invariant other) {
        return new Invariant(
                rule, "select * from (" + query + ") as one union all select * from (" + other.query + ") as other");
    }
}
