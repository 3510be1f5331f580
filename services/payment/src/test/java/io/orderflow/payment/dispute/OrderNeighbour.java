package io.orderflow.payment.dispute;

import io.orderflow.payment.usecase.dispute.AskOrderToWait;
import io.orderflow.platform.test.contract.StandIn;
import io.orderflow.schemas.grpc.common.v1.Rejection;
import io.orderflow.schemas.grpc.order.v1.HoldReply;
import io.orderflow.schemas.grpc.order.v1.MutinyOrderServiceGrpc;
import io.orderflow.schemas.grpc.order.v1.OrderHolds;
import io.orderflow.schemas.grpc.order.v1.PlaceHoldRequest;
import io.orderflow.schemas.grpc.order.v1.ReleaseHoldRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The order service as far as disputes go: it knows every order but those that it was told to miss. */
@GrpcService
public class OrderNeighbour extends MutinyOrderServiceGrpc.OrderServiceImplBase {

    private final StandIn standIn = new StandIn();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final List<PlaceHoldRequest> placed = new CopyOnWriteArrayList<>();

    public StandIn standIn() {
        return standIn;
    }

    /** Has no such order from now on, or has it again. */
    public void misses(String order, boolean now) {
        if (now) {
            missing.add(order);
        } else {
            missing.remove(order);
        }
    }

    /** What was asked for an order, in its order. */
    public List<PlaceHoldRequest> placed(String order) {
        return placed.stream()
                .filter(request -> request.getOrderId().equals(order))
                .toList();
    }

    @Override
    public Uni<HoldReply> placeHold(PlaceHoldRequest request) {
        placed.add(request);
        return reply(AskOrderToWait.HOLD + ":" + request.getOrigin(), request.getOrderId());
    }

    @Override
    public Uni<HoldReply> releaseHold(ReleaseHoldRequest request) {
        return reply(AskOrderToWait.RELEASE + ":" + request.getOrigin(), request.getOrderId());
    }

    private Uni<HoldReply> reply(String key, String order) {
        return missing.contains(order)
                ? Uni.createFrom().item(rejected("not_found"))
                : standIn.perform(key)
                        .map(done -> done
                                ? HoldReply.newBuilder()
                                        .setOrder(OrderHolds.newBuilder().setOrderId(order))
                                        .build()
                                : rejected("illegal_transition"));
    }

    private static HoldReply rejected(String code) {
        return HoldReply.newBuilder()
                .setRejection(Rejection.newBuilder().setCode(code).setDetail("No."))
                .build();
    }
}
