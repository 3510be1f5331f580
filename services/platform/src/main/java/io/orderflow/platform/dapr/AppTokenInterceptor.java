package io.orderflow.platform.dapr;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.util.Set;

/** Lets in only calls that carry our own sidecar's token; probes and the sidecar's health question tell nothing and stay open. */
@Singleton
@GlobalInterceptor
public class AppTokenInterceptor implements ServerInterceptor {

    static final Metadata.Key<String> TOKEN = Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER);

    private static final Set<String> OPEN =
            Set.of("grpc.health.v1.Health", "dapr.proto.runtime.v1.AppCallbackHealthCheck");

    /** The sidecar asks these without its token, and consumes nothing when it is refused; the answers are empty. */
    private static final Set<String> ASKED_WITHOUT_TOKEN = Set.of("ListTopicSubscriptions", "ListInputBindings");

    private final SidecarTokens tokens;

    AppTokenInterceptor(SidecarTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (!isOpen(call.getMethodDescriptor()) && !tokens.accepts(headers.get(TOKEN))) {
            call.close(Status.UNAUTHENTICATED.withDescription("app token missing or wrong"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }

    private static boolean isOpen(MethodDescriptor<?, ?> method) {
        String service = method.getServiceName();
        return service != null && OPEN.contains(service)
                || "dapr.proto.runtime.v1.AppCallback".equals(service)
                        && ASKED_WITHOUT_TOKEN.contains(String.valueOf(method.getBareMethodName()));
    }
}
