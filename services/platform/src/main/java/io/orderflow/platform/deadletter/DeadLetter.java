package io.orderflow.platform.deadletter;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that could not be handled, with its raw payload as evidence. {@code status} is {@code open} or {@code replayed}. */
public record DeadLetter(
        UUID id,
        String topic,
        String eventId,
        @Nullable String aggregateId,
        String origin,
        String reason,
        String payload,
        int attempts,
        Instant at,
        String status) {

    boolean isOpen() {
        return status.equals("open");
    }

    static DeadLetter of(Row row) {
        return new DeadLetter(
                row.getUUID("id"),
                row.getString("topic"),
                row.getString("event_id"),
                row.getString("aggregate_id"),
                row.getString("origin"),
                row.getString("reason"),
                row.getString("payload"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("status"));
    }
}
