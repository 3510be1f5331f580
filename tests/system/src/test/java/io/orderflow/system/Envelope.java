package io.orderflow.system;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every event begins with. */
public final class Envelope {

    private Envelope() {}

    /** Of an event that nobody has published before; its own fields are added to it. */
    public static Map<String, Object> of(String type, String aggregate, long version) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_id", Ids.uuid());
        event.put("type", type);
        event.put("schema_version", 1);
        event.put("aggregate_id", aggregate);
        event.put("aggregate_version", version);
        event.put("occurred_at", Instant.now().toString());
        event.put("correlation_id", Ids.uuid());
        return event;
    }
}
