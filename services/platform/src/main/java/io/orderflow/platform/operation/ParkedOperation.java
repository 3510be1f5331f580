package io.orderflow.platform.operation;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a person sees it.
 * @param id        the operation key
 * @param operation its kind
 * @param status    {@code parked}, or {@code pending} once it has been taken up again
 */
public record ParkedOperation(
        String id,
        String operation,
        String aggregateId,
        @Nullable String reason,
        String payload,
        int attempts,
        Instant at,
        String status) {

    static ParkedOperation of(Row row) {
        return new ParkedOperation(
                row.getString("key"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("last_error"),
                row.getString("payload"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("state"));
    }
}
