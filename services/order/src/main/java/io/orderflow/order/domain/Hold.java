package io.orderflow.order.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * An open hold: nothing of its order is picked before it is released.
 * @param placedBy the actor, as in the timeline
 */
public record Hold(UUID id, HoldKind kind, String reason, String placedBy, Instant placedAt) {

    /** The same hold without what a person typed; what a service says of it is no person's text. */
    public Hold erased() {
        return placedBy.startsWith("system:") ? this : new Hold(id, kind, CancelReasons.ERASED, placedBy, placedAt);
    }
}
