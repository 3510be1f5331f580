package io.orderflow.platform.inbox;

import io.vertx.mutiny.sqlclient.Row;

/** A delivery, as it came or as it was parked. {@code attempts} counts the failures so far. */
record Received(String topic, String eventId, String payload, int attempts) {

    static Received of(Row row) {
        return new Received(
                row.getString("topic"),
                row.getString("event_id"),
                row.getString("payload"),
                row.getInteger("attempts"));
    }
}
