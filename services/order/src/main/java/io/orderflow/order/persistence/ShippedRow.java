package io.orderflow.order.persistence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** Units of an item, as they stand in columns named {@code units}. */
@RegisterForReflection
record ShippedRow(UUID orderItemId, long quantity) {}
