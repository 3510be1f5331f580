package io.orderflow.order.api;

import io.grpc.Status;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.usecase.PlaceForeignHold;
import io.orderflow.order.usecase.ReleaseForeignHold;
import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.schemas.grpc.order.v1.HoldReply;
import io.orderflow.schemas.grpc.order.v1.MutinyOrderServiceGrpc;
import io.orderflow.schemas.grpc.order.v1.OrderHolds;
import io.orderflow.schemas.grpc.order.v1.PlaceHoldRequest;
import io.orderflow.schemas.grpc.order.v1.ReleaseHoldRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Holds that other services place and release. A refusal is part of the answer; a gRPC status means that the request was bad or something broke. */
@GrpcService
public class OrderGrpc extends MutinyOrderServiceGrpc.OrderServiceImplBase {

    private static final int LONGEST = 500;

    private final PlaceForeignHold placing;
    private final ReleaseForeignHold releasing;

    OrderGrpc(PlaceForeignHold placing, ReleaseForeignHold releasing) {
        this.placing = placing;
        this.releasing = releasing;
    }

    @Override
    public Uni<HoldReply> placeHold(PlaceHoldRequest request) {
        return placing.place(
                        WireCause.read(request.getCause()),
                        orderId(request.getOrderId()),
                        text("origin", request.getOrigin()),
                        kind(request.getKind()),
                        text("reason", request.getReason()))
                .map(OrderGrpc::reply);
    }

    @Override
    public Uni<HoldReply> releaseHold(ReleaseHoldRequest request) {
        return releasing
                .release(
                        WireCause.read(request.getCause()),
                        orderId(request.getOrderId()),
                        text("origin", request.getOrigin()),
                        text("reason", request.getReason()))
                .map(OrderGrpc::reply);
    }

    private static HoldReply reply(Outcome<Order> outcome) {
        return switch (outcome) {
            case Outcome.Success<Order>(Order order) ->
                HoldReply.newBuilder()
                        .setOrder(OrderHolds.newBuilder()
                                .setOrderId(order.id().toString())
                                .setStatus(order.status().code())
                                .setOnHold(order.isOnHold()))
                        .build();
            case Outcome.Refused<Order>(Rejection rejection) ->
                HoldReply.newBuilder()
                        .setRejection(io.orderflow.schemas.grpc.common.v1.Rejection.newBuilder()
                                .setCode(rejection.code())
                                .setDetail(rejection.detail()))
                        .build();
        };
    }

    private static UUID orderId(String id) {
        return Ids.find(id).orElseThrow(() -> invalid("order_id"));
    }

    private static HoldKind kind(String kind) {
        try {
            return HoldKind.of(kind);
        } catch (IllegalArgumentException unknown) {
            throw invalid("kind");
        }
    }

    private static String text(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw invalid(field);
        }
        return value;
    }

    private static RuntimeException invalid(String field) {
        return Status.INVALID_ARGUMENT
                .withDescription(field + " is missing or not valid")
                .asRuntimeException();
    }
}
