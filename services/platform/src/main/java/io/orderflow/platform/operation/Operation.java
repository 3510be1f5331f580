package io.orderflow.platform.operation;

import io.orderflow.platform.cause.Cause;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * One effect in a foreign system.
 * @param key      what the foreign system knows it by; the same for every attempt
 * @param kind     which {@link OperationHandler} performs it
 * @param subject  id of the aggregate it belongs to
 * @param payload  what the handler needs, as it wrote it
 * @param attempts this one included
 */
public record Operation(String key, String kind, String subject, String payload, int attempts, Cause cause) {

    /** @throws IllegalArgumentException where the aggregate is not known by a UUID */
    public UUID subjectId() {
        return UUID.fromString(subject);
    }

    static Operation of(Row row) {
        String key = row.getString("key");
        return new Operation(
                key,
                row.getString("kind"),
                row.getString("subject"),
                row.getString("payload"),
                row.getInteger("attempts"),
                new Cause(row.getString("correlation_id"), key, row.getString("actor"), row.getString("traceparent")));
    }
}
