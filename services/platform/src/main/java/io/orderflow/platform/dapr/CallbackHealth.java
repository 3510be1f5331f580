package io.orderflow.platform.dapr;

import com.google.protobuf.Empty;
import io.dapr.v1.DaprAppCallbackProtos.HealthCheckResponse;
import io.dapr.v1.MutinyAppCallbackHealthCheckGrpc;
import io.orderflow.platform.db.Database;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/**
 * Tells the sidecar when to begin to deliver: once our database answers. It is not paused later: events that cannot be stored are answered
 * RETRY, and a sidecar that pauses bulk subscriptions under load never goes on (ADR 0010).
 */
@GrpcService
public class CallbackHealth extends MutinyAppCallbackHealthCheckGrpc.AppCallbackHealthCheckImplBase {

    private final Database database;

    CallbackHealth(Database database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> healthCheck(Empty request) {
        return database.first("select 1", row -> row.getInteger(0))
                .replaceWith(HealthCheckResponse.getDefaultInstance());
    }
}
