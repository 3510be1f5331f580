package io.orderflow.order.api;

import io.orderflow.order.domain.Hold;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** An open hold. @param placedBy the actor, as in the timeline */
@RegisterForReflection
public record HoldBody(UUID id, String kind, String reason, String placedBy, Instant placedAt) {

    static HoldBody of(Hold hold) {
        return new HoldBody(hold.id(), hold.kind().code(), hold.reason(), hold.placedBy(), hold.placedAt());
    }
}
