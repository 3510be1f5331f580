package io.orderflow.platform.outbox;

import io.vertx.mutiny.sqlclient.Row;

/** An outbox row that waits to be published. {@code attempts} counts the failures of its aggregate so far. */
record PendingEvent(long position, String eventId, String topic, String aggregateId, String payload, int attempts) {

    static PendingEvent of(Row row) {
        return new PendingEvent(
                row.getLong("position"),
                row.getUUID("event_id").toString(),
                row.getString("topic"),
                row.getString("aggregate_id"),
                row.getString("payload"),
                row.getInteger("attempts"));
    }
}
