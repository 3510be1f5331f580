package io.orderflow.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.db.Machine;
import io.orderflow.platform.test.eventually.Eventually;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits in a machine shows in its gauge, under the name that the operator's pages give. */
@Tag("X3.13")
class MachineryMetricsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Machine machine = new Machine();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MachineryMetrics metrics = new MachineryMetrics(machine.database, registry, machine.vertx);

    @AfterEach
    void close() {
        metrics.stop(new ShutdownEvent());
        machine.close();
    }

    @Test
    void tellsWhatWaitsInEachMachine() {
        write(UUID.randomUUID());
        metrics.start(new StartupEvent());
        Eventually.holds(LIMIT, () -> {
            for (String gauge : List.of(
                    "outbox.depth",
                    "inbox.parked",
                    "deadletters.open",
                    "operations.pending",
                    "compensations.failed",
                    "sagas.open",
                    "sagas.parked")) {
                assertThat(value(gauge)).as(gauge).isEqualTo(1);
            }
            assertThat(value("outbox.age.seconds")).isGreaterThan(3_000);
        });
    }

    private double value(String gauge) {
        return registry.get("orderflow." + gauge).gauge().value();
    }

    private void write(UUID id) {
        machine.change("""
            insert into outbox (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at)
            values (-2, 1, $1, 'topic', $2, 1, '{}', now() - interval '1 hour')""", id, id.toString());
        machine.change("""
            insert into inbox (event_id, topic, aggregate_id, aggregate_version, state, next_attempt_at, payload)
            values ($1, 'topic', 'a', 1, 'parked', now() + interval '1 hour', '{}')""", id);
        machine.change("""
            insert into dead_letter (id, topic, event_id, origin, reason, payload, attempts)
            values ($1, 'topic', $2, 'poison', 'r', '{}', 1)""", id, id.toString());
        for (String state : List.of("pending", "parked")) {
            machine.change("""
                insert into operation (key, kind, subject, payload, state, next_attempt_at, correlation_id, actor)
                values ($1, 'test.nobody', $2, '{}', $3, now() + interval '1 hour', 'c', 'system:test')""", id + state, id.toString(), state);
        }
        for (String state : List.of("running", "parked")) {
            machine.change("""
                insert into saga (kind, id, state, point, data, lease_until, correlation_id, actor)
                values ('test', $1, $2, 'p', '{}', now() + interval '1 hour', 'c', 'system:test')""", UUID.randomUUID(), state);
        }
    }
}
