package io.orderflow.platform.dapr;

import com.google.protobuf.Empty;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventBulkRequest;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventRequest;
import io.dapr.v1.MutinyAppCallbackGrpc;
import io.dapr.v1.MutinyAppCallbackHealthCheckGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClientUtils;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calls our own callback port the way the sidecar does. A method that is missing there would make the sidecar acknowledge and drop
 * every event without a trace, and nothing else in this process would notice.
 */
@Singleton
class OwnCallback {

    private final SidecarTokens tokens;
    private final String host;
    private final int port;

    OwnCallback(
            SidecarTokens tokens,
            @ConfigProperty(name = "quarkus.grpc.server.host") String host,
            @ConfigProperty(name = "quarkus.grpc.server.port") int port,
            @ConfigProperty(name = "quarkus.grpc.server.test-port") int testPort) {
        this.tokens = tokens;
        this.host = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        this.port = LaunchMode.current() == LaunchMode.TEST ? testPort : port;
    }

    /** Ends when every method that the sidecar needs has answered; fails otherwise. Nothing is stored. */
    Uni<Void> answers() {
        return Uni.createFrom().deferred(() -> {
            var channel =
                    ManagedChannelBuilder.forAddress(host, port).usePlaintext().build();
            return ask(channel).onTermination().invoke(channel::shutdownNow);
        });
    }

    private Uni<Void> ask(ManagedChannel channel) {
        var headers = new Metadata();
        tokens.fromSidecar().ifPresent(token -> headers.put(AppTokenInterceptor.TOKEN, token));
        var callback = GrpcClientUtils.attachHeaders(MutinyAppCallbackGrpc.newMutinyStub(channel), headers)
                .withDeadlineAfter(5, TimeUnit.SECONDS);
        var health = MutinyAppCallbackHealthCheckGrpc.newMutinyStub(channel).withDeadlineAfter(5, TimeUnit.SECONDS);
        var probe = TopicEventRequest.newBuilder()
                .setTopic(Callback.SELF_CHECK_TOPIC)
                .build();
        return callback.listTopicSubscriptions(Empty.getDefaultInstance())
                .chain(() -> callback.onTopicEvent(probe))
                .chain(() -> callback.onBulkTopicEvent(TopicEventBulkRequest.getDefaultInstance()))
                .chain(() -> health.healthCheck(Empty.getDefaultInstance())
                        // An answer too: our database is away, which is another check's business.
                        .onFailure(failure -> Status.fromThrowable(failure).getCode() == Status.Code.UNKNOWN)
                        .recoverWithNull())
                .replaceWithVoid();
    }
}
