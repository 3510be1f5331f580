package io.orderflow.order.clients;

import com.google.protobuf.Timestamp;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.price.Line;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.WireCause;
import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.schemas.grpc.warehouse.v1.Allocation;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmReply;
import io.orderflow.schemas.grpc.warehouse.v1.ConfirmRequest;
import io.orderflow.schemas.grpc.warehouse.v1.KeptReservation;
import io.orderflow.schemas.grpc.warehouse.v1.LowerLine;
import io.orderflow.schemas.grpc.warehouse.v1.LowerRequest;
import io.orderflow.schemas.grpc.warehouse.v1.MutinyWarehouseServiceGrpc.MutinyWarehouseServiceStub;
import io.orderflow.schemas.grpc.warehouse.v1.OutOfStock;
import io.orderflow.schemas.grpc.warehouse.v1.ReleaseRequest;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveLine;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveRequest;
import io.orderflow.schemas.grpc.warehouse.v1.Reserved;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks the warehouse. Every call may be repeated: the warehouse knows what it did for an order. */
@Singleton
public class WarehouseClient {

    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private final Neighbour neighbour;
    private final MutinyWarehouseServiceStub stub;

    WarehouseClient(Neighbour neighbour, @GrpcClient("dapr") MutinyWarehouseServiceStub stub) {
        this.neighbour = neighbour;
        this.stub = stub;
    }

    /** @return what is held, or {@code out_of_stock} with the availability per SKU */
    public Uni<Outcome<List<Allocated>>> reserve(
            Cause cause, String key, UUID orderId, List<Line> lines, Instant expiresAt) {
        var request = ReserveRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setExpiresAt(Timestamp.newBuilder()
                        .setSeconds(expiresAt.getEpochSecond())
                        .setNanos(expiresAt.getNano()))
                .setCause(WireCause.of(cause));
        lines.stream().filter(line -> line.left() > 0).forEach(line -> request.addLines(line(line)));
        return neighbour
                .call("warehouse", stub, DEADLINE, cause, s -> s.reserve(request.build()))
                .map(WarehouseClient::reserved);
    }

    /** @return the reservations, all confirmed now, or {@code reservation_gone} and none of them is */
    public Uni<Outcome<List<Allocated>>> confirm(Cause cause, String key, UUID orderId) {
        var request = ConfirmRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setCause(WireCause.of(cause))
                .build();
        return neighbour
                .call("warehouse", stub, DEADLINE, cause, s -> s.confirm(request))
                .map(WarehouseClient::confirmed);
    }

    /**
     * Has no more held than that; whatever the order of several such calls, the lowest counts.
     * @param units that may stay, by order item
     * @param held  of them, those that stay where they are, by reservation
     * @return {@code reservation_fulfilled} when more has been shipped
     */
    public Uni<Outcome<Boolean>> lower(
            Cause cause, String key, UUID orderId, Map<UUID, Long> units, Map<String, Long> held) {
        var request = LowerRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setCause(WireCause.of(cause));
        units.forEach((item, quantity) -> request.addLines(
                LowerLine.newBuilder().setOrderItemId(item.toString()).setQuantity(quantity)));
        held.forEach((reservation, quantity) -> request.addKept(
                KeptReservation.newBuilder().setReservationId(reservation).setQuantity(quantity)));
        return neighbour
                .call("warehouse", stub, DEADLINE, cause, s -> s.lower(request.build()))
                .map(reply -> reply.hasRejection()
                        ? Outcome.refused(Rejection.state(
                                reply.getRejection().getCode(),
                                reply.getRejection().getDetail()))
                        : Outcome.success(true));
    }

    /** Lets go of everything; safe before, while and after the reservation comes to be. @return how many were released */
    public Uni<Long> release(Cause cause, String key, UUID orderId, String reason) {
        var request = ReleaseRequest.newBuilder()
                .setOperationKey(key)
                .setOrderId(orderId.toString())
                .setReason(reason)
                .setCause(WireCause.of(cause))
                .build();
        return neighbour
                .call("warehouse", stub, DEADLINE, cause, s -> s.release(request))
                .map(reply -> reply.getReleased());
    }

    private static ReserveLine line(Line line) {
        return ReserveLine.newBuilder()
                .setOrderItemId(line.id().toString())
                .setSku(line.sku())
                .setQuantity(line.left())
                .build();
    }

    private static Outcome<List<Allocated>> reserved(ReserveReply reply) {
        return switch (reply.getOutcomeCase()) {
            case RESERVED ->
                Outcome.success(reply.getReserved().getAllocationsList().stream()
                        .map(WarehouseClient::allocated)
                        .toList());
            case OUT_OF_STOCK -> Outcome.refused(outOfStock(reply.getOutOfStock()));
            case REJECTION ->
                Outcome.refused(Rejection.state(
                        reply.getRejection().getCode(), reply.getRejection().getDetail()));
            case OUTCOME_NOT_SET -> throw new IllegalStateException("the warehouse gave an empty answer");
        };
    }

    private static Outcome<List<Allocated>> confirmed(ConfirmReply reply) {
        return reply.hasRejection()
                ? Outcome.refused(Rejection.state(
                        reply.getRejection().getCode(), reply.getRejection().getDetail()))
                : Outcome.success(allocated(reply.getConfirmed()));
    }

    private static List<Allocated> allocated(Reserved reserved) {
        return reserved.getAllocationsList().stream()
                .map(WarehouseClient::allocated)
                .toList();
    }

    private static Allocated allocated(Allocation message) {
        return new Allocated(
                message.getReservationId(),
                UUID.fromString(message.getOrderItemId()),
                message.getWarehouseId(),
                message.getQuantity());
    }

    private static Rejection outOfStock(OutOfStock message) {
        var availability = message.getShortagesList().stream()
                .map(s -> Map.of("sku", s.getSku(), "requested", s.getRequested(), "available", s.getAvailable()))
                .toList();
        return Rejection.state("out_of_stock", "Not enough stock for every item.")
                .with(Map.of("availability", availability));
    }
}
