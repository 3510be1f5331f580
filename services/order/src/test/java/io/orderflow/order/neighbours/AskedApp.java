package io.orderflow.order.neighbours;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Which neighbour a call is for, as a sidecar reads it; all of them are in this process. */
@Singleton
@GlobalInterceptor
class AskedApp implements ServerInterceptor {

    private static final Metadata.Key<String> APP_ID = Metadata.Key.of("dapr-app-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<String> APP = Context.key("asked app");

    static String name() {
        return Objects.requireNonNullElse(APP.get(), "nobody");
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return Contexts.interceptCall(Context.current().withValue(APP, headers.get(APP_ID)), call, headers, next);
    }
}
