package io.orderflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Home;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/** How long the running platform took from its launcher's start until the last process was ready. */
final class StartTime {
    private StartTime() {}

    /** Seconds; empty when something was restarted since, because then nobody knows any more. */
    static OptionalDouble of(Home home) {
        JsonNode state = Json.read(home.text("run/state.json"));
        boolean untouched = StreamSupport.stream(state.path("processes").spliterator(), false)
                .allMatch(process -> process.path("restarts").asInt() == 0
                        && process.path("state").asText().equals("READY"));
        long ready = StreamSupport.stream(state.path("processes").spliterator(), false)
                .mapToLong(process -> process.path("since_millis").asLong())
                .max()
                .orElse(0);
        return untouched
                ? OptionalDouble.of((ready - state.path("started_millis").asLong()) / 1000.0)
                : OptionalDouble.empty();
    }
}
