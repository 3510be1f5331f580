package io.orderflow.warehouse.api;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.outcome.WireRejection;
import io.orderflow.schemas.grpc.warehouse.v1.Allocation;
import io.orderflow.schemas.grpc.warehouse.v1.KeptReservation;
import io.orderflow.schemas.grpc.warehouse.v1.LowerLine;
import io.orderflow.schemas.grpc.warehouse.v1.OutOfStock;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveLine;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveReply;
import io.orderflow.schemas.grpc.warehouse.v1.ReserveRequest;
import io.orderflow.schemas.grpc.warehouse.v1.Reserved;
import io.orderflow.schemas.grpc.warehouse.v1.Shortage;
import io.orderflow.warehouse.domain.Line;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReserveAnswer;
import io.orderflow.warehouse.domain.StockRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Between the messages of the contract and the words of the domain. A malformed request is the caller's bug: INVALID_ARGUMENT. */
final class ReserveMessages {

    private static final int MOST_LINES = 200;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_REASON = 500;
    private static final long MOST_UNITS = 1_000_000;

    private ReserveMessages() {}

    static StockRequest request(ReserveRequest message) {
        demand(message.hasExpiresAt(), "expires_at is missing");
        int lines = message.getLinesCount();
        demand(lines > 0 && lines <= MOST_LINES, "between 1 and " + MOST_LINES + " lines are needed");
        demand(
                message.getLinesList().stream()
                                .map(ReserveLine::getOrderItemId)
                                .distinct()
                                .count()
                        == lines,
                "an order_item_id occurs twice");
        return new StockRequest(
                orderId(message.getOrderId()),
                message.getLinesList().stream().map(ReserveMessages::line).toList(),
                instant(message.getExpiresAt()));
    }

    /** Units that may stay, by order item. */
    static Map<String, Long> limits(List<LowerLine> lines) {
        demand(!lines.isEmpty() && lines.size() <= MOST_LINES, "between 1 and " + MOST_LINES + " lines are needed");
        demand(
                lines.stream().allMatch(line -> line.getQuantity() >= 0 && line.getQuantity() <= MOST_UNITS),
                "quantity is out of range");
        return lines.stream()
                .collect(Collectors.toMap(
                        line -> text(line.getOrderItemId(), "order_item_id"), LowerLine::getQuantity, Math::min));
    }

    /** Units that stay where they are, by reservation. */
    static Map<UUID, Long> kept(List<KeptReservation> kept) {
        demand(
                kept.stream().allMatch(one -> one.getQuantity() > 0 && one.getQuantity() <= MOST_UNITS),
                "a kept quantity is out of range");
        return kept.stream()
                .collect(Collectors.toMap(
                        one -> reservationId(one.getReservationId()), KeptReservation::getQuantity, Math::min));
    }

    static String orderId(String orderId) {
        return text(orderId, "order_id");
    }

    /** Kept with the release. It never hinders one, so a long one is cut and a missing one is said to be missing. */
    static String reason(String reason) {
        String kept = reason.replace("\0", "");
        return kept.isBlank() ? "unspecified" : kept.substring(0, Math.min(kept.length(), LONGEST_REASON));
    }

    static ReserveReply reply(ReserveAnswer answer) {
        var reply = ReserveReply.newBuilder();
        return switch (answer) {
            case ReserveAnswer.Reserved(List<Reservation> reservations) ->
                reply.setReserved(reserved(reservations)).build();
            case ReserveAnswer.OutOfStock(var shortages) ->
                reply.setOutOfStock(OutOfStock.newBuilder()
                                .addAllShortages(shortages.stream()
                                        .map(ReserveMessages::shortage)
                                        .toList()))
                        .build();
            case ReserveAnswer.ReleasedBefore() ->
                reply.setRejection(WireRejection.of(Rejection.state(
                                "reservation_released", "The order was released before it asked for stock.")))
                        .build();
        };
    }

    static Reserved reserved(List<Reservation> reservations) {
        return Reserved.newBuilder()
                .addAllAllocations(
                        reservations.stream().map(ReserveMessages::allocation).toList())
                .build();
    }

    private static Allocation allocation(Reservation reservation) {
        return Allocation.newBuilder()
                .setReservationId(reservation.id().toString())
                .setOrderItemId(reservation.orderItemId())
                .setSku(reservation.sku())
                .setWarehouseId(reservation.warehouseId().toString())
                .setQuantity(reservation.quantity())
                .build();
    }

    private static Shortage shortage(io.orderflow.warehouse.domain.Shortage shortage) {
        return Shortage.newBuilder()
                .setSku(shortage.sku())
                .setRequested(shortage.requested())
                .setAvailable(shortage.available())
                .build();
    }

    private static Line line(ReserveLine line) {
        demand(line.getQuantity() > 0 && line.getQuantity() <= MOST_UNITS, "quantity is out of range");
        return new Line(text(line.getOrderItemId(), "order_item_id"), text(line.getSku(), "sku"), line.getQuantity());
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    private static String text(String value, String field) {
        demand(
                !value.isBlank() && value.length() <= LONGEST_ID && value.indexOf('\u0000') < 0,
                field + " is missing, too long or not text");
        return value;
    }

    private static UUID reservationId(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException none) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("reservation_id is not an id")
                    .asRuntimeException();
        }
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw Status.INVALID_ARGUMENT.withDescription(otherwise).asRuntimeException();
        }
    }
}
