package io.orderflow.platform.inbox;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A delivery, as it came or as it was parked. {@code attempts} counts the failures so far. */
record Received(String topic, String eventId, String payload, int attempts) {

    static Received first(String topic, Delivery delivery) {
        return new Received(topic, delivery.eventId(), delivery.payload(), 0);
    }

    static Received of(Row row) {
        return new Received(
                row.getString("topic"),
                row.getUUID("event_id").toString(),
                row.getString("payload"),
                row.getInteger("attempts"));
    }

    /** Under the id that its publisher gave it, which a resend keeps. */
    Received knownAs(UUID id) {
        return new Received(topic, id.toString(), payload, attempts);
    }

    /** Its key in the inbox; only of one that {@link #knownAs is known}. */
    UUID id() {
        return UUID.fromString(eventId);
    }

    Received failedAgain() {
        return new Received(topic, eventId, payload, attempts + 1);
    }

    /** Whether it lies in the inbox already. */
    boolean wasParked() {
        return attempts > 0;
    }
}
