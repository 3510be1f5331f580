package io.orderflow.platform.outcome;

/** A refusal as one service tells it to another over gRPC: its code and its sentence. What kind it is there, the asker decides. */
public final class WireRejection {

    private WireRejection() {}

    public static io.orderflow.schemas.grpc.common.v1.Rejection of(Rejection rejection) {
        return io.orderflow.schemas.grpc.common.v1.Rejection.newBuilder()
                .setCode(rejection.code())
                .setDetail(rejection.detail())
                .build();
    }
}
