package io.orderflow.platform.outbox;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.schemas.Envelope;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.WireJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Where a use case leaves its events, in the transaction of the change they tell of (X3.1). */
@Singleton
public class Outbox {

    private static final int SCHEMA_VERSION = 1;

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
     * @return ends when the row is written; the relay is woken after the commit
     */
    public Uni<Void> add(Tx tx, String topic, String aggregateId, EventData data) {
        tx.afterCommit(relay.wake());
        return nextVersion(tx, aggregateId)
                .chain(version -> insert(tx, new Event<>(envelope(tx, topic, aggregateId, version), data)));
    }

    private Uni<Long> nextVersion(Tx tx, String aggregateId) {
        return tx.first("""
                        insert into outbox_version (aggregate_id, version)
                        values ($1, 1)
                        on conflict (aggregate_id) do update set version = outbox_version.version + 1
                        returning version""", row -> row.getLong(0), aggregateId).map(version -> version.orElseThrow());
    }

    private Envelope envelope(Tx tx, String topic, String aggregateId, long version) {
        var cause = tx.cause();
        return new Envelope(
                Ids.next(),
                topic,
                SCHEMA_VERSION,
                aggregateId,
                version,
                clock.now(),
                cause.correlationId(),
                cause.causationId(),
                cause.traceparent(),
                cause.actor());
    }

    private Uni<Void> insert(Tx tx, Event<?> event) {
        var envelope = event.envelope();
        return tx.update(
                        """
                        insert into outbox (lane, event_id, topic, aggregate_id, aggregate_version, payload)
                        values ($1, $2, $3, $4, $5, $6)""",
                        Lanes.of(envelope.aggregateId()),
                        envelope.eventId(),
                        envelope.type(),
                        envelope.aggregateId(),
                        envelope.aggregateVersion(),
                        WireJson.write(event))
                .replaceWithVoid();
    }
}
