package io.orderflow.order.clients;

import io.orderflow.platform.cause.Cause;

/** A cause as the other services are told it. */
final class Causes {

    private Causes() {}

    static io.orderflow.schemas.grpc.common.v1.Cause message(Cause cause) {
        var message = io.orderflow.schemas.grpc.common.v1.Cause.newBuilder()
                .setCorrelationId(cause.correlationId())
                .setActor(cause.actor());
        if (cause.causationId() != null) {
            message.setCausationId(cause.causationId());
        }
        return message.build();
    }
}
