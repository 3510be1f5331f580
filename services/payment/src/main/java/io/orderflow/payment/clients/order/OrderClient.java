package io.orderflow.payment.clients.order;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.schemas.grpc.order.v1.HoldReply;
import io.orderflow.schemas.grpc.order.v1.MutinyOrderServiceGrpc.MutinyOrderServiceStub;
import io.orderflow.schemas.grpc.order.v1.PlaceHoldRequest;
import io.orderflow.schemas.grpc.order.v1.ReleaseHoldRequest;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/** Asks the order service. Every call may be repeated: the order knows a hold by what it stands for. */
@Singleton
public class OrderClient {

    private static final Duration DEADLINE = Duration.ofSeconds(4);

    /** A card holder who wants the money back may have the goods already, or never have bought them. */
    private static final String KIND = "fraud";

    private final Neighbour neighbour;
    private final MutinyOrderServiceStub stub;

    OrderClient(Neighbour neighbour, @GrpcClient("dapr") MutinyOrderServiceStub stub) {
        this.neighbour = neighbour;
        this.stub = stub;
    }

    /** @return the order's id; {@code not_found}, or {@code illegal_transition} for an order that is over */
    public Uni<Outcome<String>> place(Cause cause, OrderHold hold) {
        var request = PlaceHoldRequest.newBuilder()
                .setOrderId(hold.orderId())
                .setOrigin(hold.origin())
                .setKind(KIND)
                .setReason(hold.reason())
                .setCause(WireCause.of(ours(cause)))
                .build();
        return call(cause, s -> s.placeHold(request));
    }

    /** @return the order's id, or {@code not_found} */
    public Uni<Outcome<String>> release(Cause cause, OrderHold hold) {
        var request = ReleaseHoldRequest.newBuilder()
                .setOrderId(hold.orderId())
                .setOrigin(hold.origin())
                .setReason(hold.reason())
                .setCause(WireCause.of(ours(cause)))
                .build();
        return call(cause, s -> s.releaseHold(request));
    }

    /** Whoever told us of a dispute, it is this service that has the order wait. */
    private static Cause ours(Cause cause) {
        return new Cause(cause.correlationId(), cause.causationId(), "system:payment", cause.traceparent());
    }

    private Uni<Outcome<String>> call(Cause cause, Function<MutinyOrderServiceStub, Uni<HoldReply>> call) {
        return neighbour
                .call("order", stub, DEADLINE, cause, call)
                .map(reply -> reply.hasRejection()
                        ? Outcome.refused(Rejection.rule(
                                reply.getRejection().getCode(),
                                reply.getRejection().getDetail()))
                        : Outcome.success(reply.getOrder().getOrderId()));
    }
}
