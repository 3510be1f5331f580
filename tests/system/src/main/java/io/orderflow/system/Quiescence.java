package io.orderflow.system;

import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether the platform has come to rest with every rule kept: outboxes empty, no invariant violated. */
public record Quiescence(Platform platform) {

    /**
     * Waits for rest.
     *
     * @throws Await.NeverHappened with what is left after the limit
     */
    public void await(Duration limit) {
        Await.until("empty outboxes and kept invariants", limit, this::unrest, Map::isEmpty);
    }

    /** What is not at rest, by service; empty when all is well. */
    public Map<String, String> unrest() {
        Map<String, String> found = new LinkedHashMap<>();
        for (Endpoint service : platform.endpoints().withSidecar()) {
            var operations = platform.operations(service.name());
            long depth = operations.outboxDepth();
            var violations = operations.violations();
            if (depth != 0 || !violations.isEmpty()) {
                found.put(service.name(), "outbox " + depth + ", " + violations);
            }
        }
        return found;
    }
}
