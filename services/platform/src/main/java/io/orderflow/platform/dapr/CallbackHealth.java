package io.orderflow.platform.dapr;

import com.google.protobuf.Empty;
import io.dapr.v1.DaprAppCallbackProtos.HealthCheckResponse;
import io.dapr.v1.MutinyAppCallbackHealthCheckGrpc;
import io.orderflow.platform.db.Database;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Tells the sidecar whether to deliver: only while our database answers, so that an outage pauses consumption instead of failing it. */
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
