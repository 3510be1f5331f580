package io.orderflow.platform.test.contract;

import com.fasterxml.uuid.Generators;
import io.orderflow.schemas.Envelope;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes events as another service would publish them. */
public final class Events {

    private Events() {}

    /** A first event of an aggregate, with an id of its own. */
    public static <T extends EventData> Event<T> of(String topic, String aggregateId, T data) {
        return of(topic, aggregateId, 1, data);
    }

    public static <T extends EventData> Event<T> of(String topic, String aggregateId, long version, T data) {
        UUID id = Generators.timeBasedEpochRandomGenerator().generate();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new Event<>(
                new Envelope(id, topic, 1, aggregateId, version, now, "correlation-" + id, null, null, "system:test"),
                data);
    }
}
