package io.orderflow.schemas;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries beside its own fields.
 *
 * @param eventId UUIDv7, the CloudEvents id; a resend carries the same one
 * @param type topic name, the CloudEvents type
 * @param schemaVersion major version of the event's schema, from 1
 * @param aggregateId the aggregate that the event is about; its version orders the events
 * @param aggregateVersion from 1, without gaps per aggregate and topic publisher
 * @param occurredAt UTC
 * @param correlationId one id for everything that one outside request led to
 * @param causationId the event or command that caused this one
 * @param traceparent W3C trace context of the publisher
 * @param actor who asked for it (a subject id or a service), never a name
 * Errors: {@link IllegalArgumentException} named after the wire field. Source: domain.md section 2.
 */
public record Envelope(
        UUID eventId,
        String type,
        int schemaVersion,
        String aggregateId,
        long aggregateVersion,
        Instant occurredAt,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        @Nullable String actor) {
    public Envelope {
        Required.present(eventId, "event_id");
        Required.text(type, "type");
        Required.positive(schemaVersion, "schema_version");
        Required.text(aggregateId, "aggregate_id");
        Required.positive(aggregateVersion, "aggregate_version");
        Required.present(occurredAt, "occurred_at");
        Required.text(correlationId, "correlation_id");
    }
}
