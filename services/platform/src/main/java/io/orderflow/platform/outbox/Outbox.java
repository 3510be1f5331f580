package io.orderflow.platform.outbox;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.schemas.Envelope;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Where a use case leaves its events, in the transaction of the change they tell of (X3.1). */
@Singleton
public class Outbox {

    private static final int SCHEMA_VERSION = 1;

    // The position is drawn after the version's row lock is taken, so both grow together within an aggregate.
    private static final String INSERT = """
            with next as (
                insert into outbox_version (aggregate_id, version)
                values ($4::text, 1)
                on conflict (aggregate_id) do update set version = outbox_version.version + 1
                returning version)
            insert into outbox (lane, event_id, topic, aggregate_id, aggregate_version, payload)
            select $1::smallint, $2::uuid, $3::text, $4::text, version, $5::text || version || $6::text from next""";

    private final PlatformClock clock;
    private final Relay relay;

    Outbox(PlatformClock clock, Relay relay) {
        this.clock = clock;
        this.relay = relay;
    }

    /**
     * Adds one event. Its version follows the aggregate's last one without a gap; the aggregate's other publishers wait for this transaction.
     * @param topic       a constant of {@link io.orderflow.schemas.Topics}
     * @param aggregateId id of the aggregate that changed
     * @return ends at once; the row is written before the commit, after which the relay is woken
     */
    public Uni<Void> add(Tx tx, String topic, String aggregateId, EventData data) {
        return add(tx, Ids.next(), topic, aggregateId, data);
    }

    /** As {@link #add(Tx, String, String, EventData)}, for a change that is to name its event. @param eventId a new one ({@link Ids#next}) */
    public Uni<Void> add(Tx tx, UUID eventId, String topic, String aggregateId, EventData data) {
        tx.announce(topic);
        tx.afterCommit(relay.wake());
        return insert(tx, new Event<>(envelope(tx, eventId, topic, aggregateId), data));
    }

    private Envelope envelope(Tx tx, UUID eventId, String topic, String aggregateId) {
        var cause = tx.cause();
        return new Envelope(
                eventId,
                topic,
                SCHEMA_VERSION,
                aggregateId,
                SplitPayload.PLACEHOLDER,
                clock.now(),
                cause.correlationId(),
                cause.causationId(),
                cause.traceparent(),
                cause.actor());
    }

    private static Uni<Void> insert(Tx tx, Event<?> event) {
        var envelope = event.envelope();
        var payload = SplitPayload.of(event);
        return tx.later(
                INSERT,
                Lanes.of(envelope.aggregateId()),
                envelope.eventId(),
                envelope.type(),
                envelope.aggregateId(),
                payload.before(),
                payload.after());
    }
}
