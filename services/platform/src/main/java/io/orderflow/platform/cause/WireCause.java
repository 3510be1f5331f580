package io.orderflow.platform.cause;

import org.jspecify.annotations.Nullable;

/** A cause as one service tells it to another over gRPC. */
public final class WireCause {

    private WireCause() {}

    public static io.orderflow.schemas.grpc.common.v1.Cause of(Cause cause) {
        return io.orderflow.schemas.grpc.common.v1.Cause.newBuilder()
                .setCorrelationId(cause.correlationId())
                .setCausationId(orEmpty(cause.causationId()))
                .setActor(cause.actor())
                .setTraceparent(orEmpty(cause.traceparent()))
                .build();
    }

    /** A caller that says nothing of its cause starts a chain of its own. */
    public static Cause read(io.orderflow.schemas.grpc.common.v1.Cause message) {
        return message.getCorrelationId().isEmpty() || message.getActor().isEmpty()
                ? Cause.system("grpc")
                : new Cause(
                        message.getCorrelationId(),
                        orNull(message.getCausationId()),
                        message.getActor(),
                        orNull(message.getTraceparent()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
