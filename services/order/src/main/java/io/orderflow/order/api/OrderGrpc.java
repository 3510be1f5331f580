package io.orderflow.order.api;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.shipment.PickingAnswer;
import io.orderflow.order.domain.shipment.ShipmentMoney;
import io.orderflow.order.usecase.hold.PlaceForeignHold;
import io.orderflow.order.usecase.hold.ReleaseForeignHold;
import io.orderflow.order.usecase.shipment.AllowPicking;
import io.orderflow.order.usecase.shipment.CaptureShipment;
import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.outcome.WireRejection;
import io.orderflow.schemas.grpc.order.v1.CaptureShipmentReply;
import io.orderflow.schemas.grpc.order.v1.CaptureShipmentRequest;
import io.orderflow.schemas.grpc.order.v1.HoldReply;
import io.orderflow.schemas.grpc.order.v1.MayPickReply;
import io.orderflow.schemas.grpc.order.v1.MayPickRequest;
import io.orderflow.schemas.grpc.order.v1.MutinyOrderServiceGrpc;
import io.orderflow.schemas.grpc.order.v1.OrderHolds;
import io.orderflow.schemas.grpc.order.v1.PickingAllowed;
import io.orderflow.schemas.grpc.order.v1.PlaceHoldRequest;
import io.orderflow.schemas.grpc.order.v1.ReleaseHoldRequest;
import io.orderflow.schemas.grpc.order.v1.ShippedLine;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Holds that other services place and release, whether a fulfillment may pick, and the money of what is shipped. A refusal is part of the
 * answer; a gRPC status means that the request was bad or something broke.
 */
@GrpcService
public class OrderGrpc extends MutinyOrderServiceGrpc.OrderServiceImplBase {

    private static final int LONGEST = 500;
    /** A line of an order may be named once for each warehouse it comes from. */
    private static final int MOST_LINES = 1_000;

    private final PlaceForeignHold placing;
    private final ReleaseForeignHold releasing;
    private final AllowPicking allowing;
    private final CaptureShipment capturing;

    OrderGrpc(
            PlaceForeignHold placing, ReleaseForeignHold releasing, AllowPicking allowing, CaptureShipment capturing) {
        this.allowing = allowing;
        this.capturing = capturing;
        this.placing = placing;
        this.releasing = releasing;
    }

    @Override
    public Uni<HoldReply> placeHold(PlaceHoldRequest request) {
        return placing.place(
                        WireCause.read(request.getCause()),
                        id("order_id", request.getOrderId()),
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
                        id("order_id", request.getOrderId()),
                        text("origin", request.getOrigin()),
                        text("reason", request.getReason()))
                .map(OrderGrpc::reply);
    }

    @Override
    public Uni<MayPickReply> mayPick(MayPickRequest request) {
        return allowing.allow(
                        WireCause.read(request.getCause()),
                        id("order_id", request.getOrderId()),
                        id("fulfillment_id", request.getFulfillmentId()))
                .map(answer -> switch (answer) {
                    case PickingAnswer.Allowed(var since) ->
                        MayPickReply.newBuilder()
                                .setAllowed(PickingAllowed.newBuilder()
                                        .setSince(Timestamp.newBuilder()
                                                .setSeconds(since.getEpochSecond())
                                                .setNanos(since.getNano())))
                                .build();
                    case PickingAnswer.Refused(var rejection, var kinds) ->
                        MayPickReply.newBuilder()
                                .setRejection(WireRejection.of(rejection))
                                .addAllHoldKinds(
                                        kinds.stream().map(HoldKind::code).toList())
                                .build();
                });
    }

    @Override
    public Uni<CaptureShipmentReply> captureShipment(CaptureShipmentRequest request) {
        return capturing
                .capture(
                        WireCause.read(request.getCause()),
                        id("order_id", request.getOrderId()),
                        id("fulfillment_id", request.getFulfillmentId()),
                        units(request.getLinesList()))
                .map(outcome -> switch (outcome) {
                    case Outcome.Success<ShipmentMoney>(ShipmentMoney money) ->
                        CaptureShipmentReply.newBuilder()
                                .setMoney(io.orderflow.schemas.grpc.order.v1.ShipmentMoney.newBuilder()
                                        .setStatus(money.state().code())
                                        .setReason(Objects.requireNonNullElse(money.reason(), "")))
                                .build();
                    case Outcome.Refused<ShipmentMoney>(Rejection rejection) ->
                        CaptureShipmentReply.newBuilder()
                                .setRejection(WireRejection.of(rejection))
                                .build();
                });
    }

    /** Units by item, which may be named several times. */
    private static Map<UUID, Long> units(List<ShippedLine> lines) {
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw invalid("lines");
        }
        Map<UUID, Long> units = new HashMap<>();
        for (var line : lines) {
            if (line.getQuantity() < 1 || line.getQuantity() > Integer.MAX_VALUE) {
                throw invalid("quantity");
            }
            units.merge(id("order_item_id", line.getOrderItemId()), line.getQuantity(), Long::sum);
        }
        return units;
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
                HoldReply.newBuilder().setRejection(WireRejection.of(rejection)).build();
        };
    }

    private static UUID id(String field, String id) {
        return Ids.find(id).orElseThrow(() -> invalid(field));
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
