package io.orderflow.order.persistence;

import io.orderflow.order.domain.Hold;
import io.orderflow.order.domain.HoldKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** What an order shows of a row of {@code order_hold}; its components are columns. */
@RegisterForReflection
record HoldRow(UUID id, String kind, String reason, String placedBy, Instant placedAt) {

    Hold toHold() {
        return new Hold(id, HoldKind.of(kind), reason, placedBy, placedAt);
    }
}
