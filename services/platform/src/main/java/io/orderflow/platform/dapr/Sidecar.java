package io.orderflow.platform.dapr;

import io.dapr.v1.MutinyDaprGrpc;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one channel to our sidecar. Whether there is one at all says {@code orderflow.sidecar}: {@code required} or {@code none}. */
@Singleton
class Sidecar {

    private static final Metadata.Key<String> APP_ID = Metadata.Key.of("dapr-app-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TRACE = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final MutinyDaprGrpc.MutinyDaprStub stub;
    private final Channel channel;
    private final SidecarTokens tokens;
    private final boolean there;

    Sidecar(
            @GrpcClient("dapr") MutinyDaprGrpc.MutinyDaprStub stub,
            SidecarTokens tokens,
            @ConfigProperty(name = "orderflow.sidecar") String sidecar) {
        this.tokens = tokens;
        this.channel = stub.getChannel();
        this.stub = GrpcClientUtils.attachHeaders(stub, headers());
        this.there = switch (sidecar) {
            case "required" -> true;
            case "none" -> false;
            default ->
                throw new IllegalArgumentException(
                        "orderflow.sidecar is '" + sidecar + "'; it must be required or none");
        };
    }

    boolean isThere() {
        return there;
    }

    /** The sidecar's own API. */
    MutinyDaprGrpc.MutinyDaprStub api(Duration deadline) {
        reconnect();
        return stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A stub of a foreign service whose calls the sidecar forwards to {@code appId}. */
    <S extends AbstractStub<S>> S towards(String appId, S foreign, Duration deadline, Optional<String> trace) {
        reconnect();
        Metadata headers = headers();
        headers.put(APP_ID, appId);
        trace.ifPresent(t -> headers.put(TRACE, t));
        return GrpcClientUtils.attachHeaders(foreign, headers)
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** After an outage gRPC waits up to two minutes before it looks again; a sidecar that restarts is back in a second. */
    private void reconnect() {
        if (channel instanceof ManagedChannel managed
                && managed.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            managed.resetConnectBackoff();
        }
    }

    private Metadata headers() {
        var headers = new Metadata();
        tokens.toSidecar().ifPresent(token -> headers.put(AppTokenInterceptor.TOKEN, token));
        return headers;
    }
}
