package io.orderflow.platform.dapr;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.AbstractStub;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Calls to other services through the sidecars. Each has a deadline; a neighbour that fails again and again is left alone for a moment.
 * Nothing is repeated here: a caller repeats by operation key, knowing that the first call may have had its effect.
 */
@Singleton
public class Neighbour {

    private static final StatusException LEFT_ALONE =
            Status.UNAVAILABLE.withDescription("left alone for a moment").asException();

    private final Sidecar sidecar;
    private final ConcurrentHashMap<String, Breaker> breakers = new ConcurrentHashMap<>();

    Neighbour(Sidecar sidecar) {
        this.sidecar = sidecar;
    }

    /**
     * @param appId the neighbour's app-id
     * @param stub  its stub on the sidecar's channel ({@code @GrpcClient("dapr")})
     * @return the answer; fails with {@link NeighbourUnavailable} when the call did not end with one, so its effect is unknown
     */
    public <S extends AbstractStub<S>, R> Uni<R> call(
            String appId, S stub, Duration deadline, Cause cause, Function<S, Uni<R>> call) {
        return call(appId, appId, stub, deadline, cause, call);
    }

    /**
     * As {@link #call}, for a read that its caller can do without. It has a breaker of its own: a neighbour that is slow with it, or does
     * not know it yet, is not left alone with everything else.
     */
    public <S extends AbstractStub<S>, R> Uni<R> look(
            String appId, S stub, Duration deadline, Cause cause, Function<S, Uni<R>> call) {
        return call(appId + " look", appId, stub, deadline, cause, call);
    }

    private <S extends AbstractStub<S>, R> Uni<R> call(
            String circuit, String appId, S stub, Duration deadline, Cause cause, Function<S, Uni<R>> call) {
        var breaker = breakers.computeIfAbsent(circuit, id -> new Breaker());
        return Uni.createFrom()
                .deferred(() -> breaker.open()
                        ? Uni.createFrom().failure(LEFT_ALONE)
                        : call.apply(sidecar.towards(appId, stub, deadline, Optional.ofNullable(cause.traceparent())))
                                .invoke(answer -> breaker.worked())
                                .onFailure()
                                .invoke(failure -> judge(breaker, failure)))
                .onFailure()
                .transform(failure -> unavailable(appId, failure));
    }

    /** A neighbour that refuses a call is there: bad requests of one client must not close the way for the others. */
    private static void judge(Breaker breaker, Throwable failure) {
        switch (Status.fromThrowable(failure).getCode()) {
            case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION, OUT_OF_RANGE, ABORTED ->
                breaker.worked();
            default -> breaker.failed();
        }
    }

    private static NeighbourUnavailable unavailable(String appId, Throwable failure) {
        return new NeighbourUnavailable(appId, Status.fromThrowable(failure).toString(), failure);
    }
}
