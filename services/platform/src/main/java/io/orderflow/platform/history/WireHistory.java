package io.orderflow.platform.history;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.orderflow.schemas.grpc.history.v1.HistoryReply;
import io.orderflow.schemas.grpc.history.v1.HistoryRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A history as one service tells it to another over gRPC. */
public final class WireHistory {

    /** Entries of one answer. */
    private static final int MOST = 500;

    private static final int LONGEST_ID = 128;

    private WireHistory() {}

    /** @param telling by order id, at most so many entries @return fails with {@code INVALID_ARGUMENT} for what is no question */
    public static Uni<HistoryReply> answer(HistoryRequest request, BiFunction<String, Integer, Uni<History>> telling) {
        return Uni.createFrom()
                .deferred(() -> telling.apply(orderId(request), limit(request)))
                .map(WireHistory::of);
    }

    private static String orderId(HistoryRequest request) {
        String id = request.getOrderId();
        if (id.isBlank() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw invalid("order_id");
        }
        return id;
    }

    private static int limit(HistoryRequest request) {
        if (request.getLimit() < 1 || request.getLimit() > MOST) {
            throw invalid("limit");
        }
        return request.getLimit();
    }

    private static HistoryReply of(History history) {
        return HistoryReply.newBuilder()
                .addAllEntries(
                        history.entries().stream().map(WireHistory::message).toList())
                .setCut(history.cut())
                .build();
    }

    public static History read(HistoryReply reply) {
        return new History(
                reply.getEntriesList().stream().map(WireHistory::entry).toList(), reply.getCut());
    }

    private static io.orderflow.schemas.grpc.history.v1.HistoryEntry message(HistoryEntry entry) {
        return io.orderflow.schemas.grpc.history.v1.HistoryEntry.newBuilder()
                .setAt(Timestamp.newBuilder()
                        .setSeconds(entry.at().getEpochSecond())
                        .setNanos(entry.at().getNano()))
                .setKind(entry.kind())
                .setFrom(orEmpty(entry.from()))
                .setTo(orEmpty(entry.to()))
                .setActor(entry.actor())
                .setCause(entry.cause())
                .setEventId(orEmpty(entry.eventId()))
                .setCausationId(orEmpty(entry.causationId()))
                .build();
    }

    private static HistoryEntry entry(io.orderflow.schemas.grpc.history.v1.HistoryEntry message) {
        return new HistoryEntry(
                Instant.ofEpochSecond(
                        message.getAt().getSeconds(), message.getAt().getNanos()),
                message.getKind(),
                orNull(message.getFrom()),
                orNull(message.getTo()),
                message.getActor(),
                message.getCause(),
                orNull(message.getEventId()),
                orNull(message.getCausationId()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static RuntimeException invalid(String field) {
        return Status.INVALID_ARGUMENT
                .withDescription(field + " is missing or not valid")
                .asRuntimeException();
    }
}
