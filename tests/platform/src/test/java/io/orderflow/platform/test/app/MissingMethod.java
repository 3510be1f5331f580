package io.orderflow.platform.test.app;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.arc.Unremovable;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers one gRPC method as an app that lacks it would. */
@Singleton
@Unremovable
@GlobalInterceptor
class MissingMethod implements ServerInterceptor {

    private static final String KEY = "test.missing-method";

    private volatile String method;
    private volatile boolean asked;

    MissingMethod(@ConfigProperty(name = KEY, defaultValue = "none") String method) {
        this.method = method;
    }

    /** From now on it is this one that is missing. */
    void lack(String other) {
        asked = false;
        method = other;
        asked = false;
    }

    boolean wasAsked() {
        return asked;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (!method.equals(call.getMethodDescriptor().getBareMethodName())) {
            return next.startCall(call, headers);
        }
        asked = true;
        call.close(Status.UNIMPLEMENTED, new Metadata());
        return new ServerCall.Listener<>() {};
    }

    /** Names the method that an application under test lacks: argument {@code method}. */
    public static final class Named implements QuarkusTestResourceLifecycleManager {

        private String method = "none";

        @Override
        public void init(Map<String, String> arguments) {
            method = arguments.get("method");
        }

        @Override
        public Map<String, String> start() {
            return Map.of(KEY, method);
        }

        @Override
        public void stop() {}
    }
}
