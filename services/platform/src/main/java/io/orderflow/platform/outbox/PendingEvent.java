package io.orderflow.platform.outbox;

import io.orderflow.platform.dapr.Publisher;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

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

    /** As they are published. */
    static List<Publisher.Entry> entries(List<PendingEvent> events) {
        return events.stream()
                .map(event -> new Publisher.Entry(event.eventId(), event.payload()))
                .toList();
    }
}
