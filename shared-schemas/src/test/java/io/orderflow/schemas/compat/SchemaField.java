package io.orderflow.schemas.compat;

import java.util.Map;
import java.util.Set;

/**
 * One field of an event schema, whatever file its definition stands in.
 *
 * @param types JSON types, for an enumeration or constant those of its values
 * @param values the values allowed, empty when any is
 * @param limits minimum, pattern and the like, by keyword
 */
record SchemaField(Set<String> types, Set<String> values, Map<String, String> limits, boolean required) {}
