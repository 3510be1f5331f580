package io.orderflow.warehouse.api;

import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.outcome.WireRejection;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmReply;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmRequest;
import io.orderflow.schemas.grpc.warehouse.v1.LowerReply;
import io.orderflow.schemas.grpc.warehouse.v1.LowerRequest;
import io.orderflow.schemas.grpc.warehouse.v1.MutinyWarehouseServiceGrpc;
import io.orderflow.schemas.grpc.warehouse.v1.ReleaseReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReleaseRequest;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveRequest;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.usecase.ConfirmReservations;
import io.orderflow.warehouse.usecase.LowerReservations;
import io.orderflow.warehouse.usecase.ReleaseReservations;
import io.orderflow.warehouse.usecase.ReserveStock;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What the order service asks for; every call is idempotent by order. */
@GrpcService
public class WarehouseGrpc extends MutinyWarehouseServiceGrpc.WarehouseServiceImplBase {

    private final ReserveStock reserving;
    private final ConfirmReservations confirming;
    private final LowerReservations lowering;
    private final ReleaseReservations releasing;

    WarehouseGrpc(
            ReserveStock reserving,
            ConfirmReservations confirming,
            LowerReservations lowering,
            ReleaseReservations releasing) {
        this.reserving = reserving;
        this.confirming = confirming;
        this.lowering = lowering;
        this.releasing = releasing;
    }

    @Override
    public Uni<ReserveReply> reserve(ReserveRequest request) {
        return Uni.createFrom()
                .deferred(() -> reserving.reserve(WireCause.read(request.getCause()), ReserveMessages.request(request)))
                .map(ReserveMessages::reply);
    }

    @Override
    public Uni<ConfirmReply> confirm(ConfirmRequest request) {
        return Uni.createFrom()
                .deferred(() -> confirming.confirm(
                        WireCause.read(request.getCause()), ReserveMessages.orderId(request.getOrderId())))
                .map(outcome -> switch (outcome) {
                    case Outcome.Success<List<Reservation>>(List<Reservation> confirmed) ->
                        ConfirmReply.newBuilder()
                                .setConfirmed(ReserveMessages.reserved(confirmed))
                                .build();
                    case Outcome.Refused<List<Reservation>>(Rejection rejection) ->
                        ConfirmReply.newBuilder()
                                .setRejection(WireRejection.of(rejection))
                                .build();
                });
    }

    @Override
    public Uni<LowerReply> lower(LowerRequest request) {
        return Uni.createFrom()
                .deferred(() -> lowering.lower(
                        WireCause.read(request.getCause()),
                        ReserveMessages.orderId(request.getOrderId()),
                        ReserveMessages.limits(request.getLinesList()),
                        ReserveMessages.kept(request.getKeptList())))
                .map(outcome -> switch (outcome) {
                    case Outcome.Success<List<Reservation>>(List<Reservation> held) ->
                        LowerReply.newBuilder()
                                .setHeld(ReserveMessages.reserved(held))
                                .build();
                    case Outcome.Refused<List<Reservation>>(Rejection rejection) ->
                        LowerReply.newBuilder()
                                .setRejection(WireRejection.of(rejection))
                                .build();
                });
    }

    @Override
    public Uni<ReleaseReply> release(ReleaseRequest request) {
        return Uni.createFrom()
                .deferred(() -> releasing.release(
                        WireCause.read(request.getCause()),
                        ReserveMessages.orderId(request.getOrderId()),
                        ReserveMessages.reason(request.getReason())))
                .map(released -> ReleaseReply.newBuilder().setReleased(released).build());
    }
}
