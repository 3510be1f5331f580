package io.orderflow.order.neighbours;

import io.orderflow.schemas.grpc.common.v1.Rejection;
import io.orderflow.schemas.grpc.warehouse.v1.Allocation;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmReply;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmRequest;
import io.orderflow.schemas.grpc.warehouse.v1.LowerReply;
import io.orderflow.schemas.grpc.warehouse.v1.LowerRequest;
import io.orderflow.schemas.grpc.warehouse.v1.MutinyWarehouseServiceGrpc.WarehouseServiceImplBase;
import io.orderflow.schemas.grpc.warehouse.v1.OutOfStock;
import io.orderflow.schemas.grpc.warehouse.v1.ReleaseReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReleaseRequest;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveRequest;
import io.orderflow.schemas.grpc.warehouse.v1.Reserved;
import io.orderflow.schemas.grpc.warehouse.v1.Shortage;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Has everything in one warehouse; it refuses by being out of stock. */
@GrpcService
class WarehouseNeighbour extends WarehouseServiceImplBase {

    private final Neighbours neighbours;
    private final Map<String, Reserved> reservations = new ConcurrentHashMap<>();

    WarehouseNeighbour(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public Uni<ReserveReply> reserve(ReserveRequest request) {
        return neighbours
                .systems()
                .perform(Neighbours.RESERVE, request.getOrderId(), request.getOperationKey())
                .map(done -> done
                        ? ReserveReply.newBuilder()
                                .setReserved(reservedNow(request))
                                .build()
                        : ReserveReply.newBuilder()
                                .setOutOfStock(shortage(request))
                                .build());
    }

    private Reserved reservedNow(ReserveRequest request) {
        neighbours.reservedAgain(request.getOrderId());
        return reservations.computeIfAbsent(request.getOrderId(), id -> reserved(request));
    }

    @Override
    public Uni<ConfirmReply> confirm(ConfirmRequest request) {
        Uni<Boolean> confirmed = neighbours.hasLapsed(request.getOrderId())
                ? Uni.createFrom().item(false)
                : neighbours.perform(request.getOperationKey());
        return confirmed.map(done -> done
                ? ConfirmReply.newBuilder()
                        .setConfirmed(reservations.getOrDefault(request.getOrderId(), Reserved.getDefaultInstance()))
                        .build()
                : ConfirmReply.newBuilder()
                        .setRejection(Rejection.newBuilder()
                                .setCode("reservation_gone")
                                .setDetail("Gone."))
                        .build());
    }

    @Override
    public Uni<ReleaseReply> release(ReleaseRequest request) {
        Uni<?> released = Neighbours.isOrders(request.getOperationKey())
                ? neighbours.perform(request.getOperationKey())
                : neighbours.systems().undo(Neighbours.RESERVE, request.getOrderId(), request.getOperationKey());
        return released.replaceWith(ReleaseReply::getDefaultInstance);
    }

    @Override
    public Uni<LowerReply> lower(LowerRequest request) {
        return neighbours
                .perform(request.getOperationKey())
                .map(done -> done
                        ? LowerReply.newBuilder()
                                .setHeld(Reserved.getDefaultInstance())
                                .build()
                        : LowerReply.newBuilder()
                                .setRejection(Rejection.newBuilder()
                                        .setCode("reservation_fulfilled")
                                        .setDetail("Shipped."))
                                .build());
    }

    private static Reserved reserved(ReserveRequest request) {
        return Reserved.newBuilder()
                .addAllAllocations(request.getLinesList().stream()
                        .map(line -> Allocation.newBuilder()
                                .setReservationId("res-" + line.getOrderItemId())
                                .setOrderItemId(line.getOrderItemId())
                                .setSku(line.getSku())
                                .setWarehouseId("main")
                                .setQuantity(line.getQuantity())
                                .build())
                        .toList())
                .build();
    }

    private static OutOfStock shortage(ReserveRequest request) {
        return OutOfStock.newBuilder()
                .addAllShortages(request.getLinesList().stream()
                        .map(line -> Shortage.newBuilder()
                                .setSku(line.getSku())
                                .setRequested(line.getQuantity())
                                .build())
                        .toList())
                .build();
    }
}
