package io.orderflow.platform.dapr;

import io.dapr.v1.MutinyDaprGrpc;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The one channel to our sidecar. */
@Singleton
class Sidecar {

    private static final Metadata.Key<String> APP_ID = Metadata.Key.of("dapr-app-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TRACE = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final MutinyDaprGrpc.MutinyDaprStub stub;
    private final SidecarTokens tokens;

    Sidecar(@GrpcClient("dapr") MutinyDaprGrpc.MutinyDaprStub stub, SidecarTokens tokens) {
        this.tokens = tokens;
        this.stub = GrpcClientUtils.attachHeaders(stub, headers());
    }

    /** The sidecar's own API. */
    MutinyDaprGrpc.MutinyDaprStub api(Duration deadline) {
        return stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A stub of a foreign service whose calls the sidecar forwards to {@code appId}. */
    <S extends AbstractStub<S>> S towards(String appId, S foreign, Duration deadline, Optional<String> trace) {
        Metadata headers = headers();
        headers.put(APP_ID, appId);
        trace.ifPresent(t -> headers.put(TRACE, t));
        return GrpcClientUtils.attachHeaders(foreign, headers)
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Metadata headers() {
        var headers = new Metadata();
        tokens.toSidecar().ifPresent(token -> headers.put(AppTokenInterceptor.TOKEN, token));
        return headers;
    }
}
