package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.eventually.Eventually;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits in a machine shows in its gauge, under the name that the operator's pages give. */
@ApiTest
class MachineryMetricsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Effects effects;

    @Test
    @Tag("X3.13")
    void tellsWhatWaitsInEachMachine() {
        UUID id = UUID.randomUUID();
        write(id);
        Eventually.holds(LIMIT, () -> {
            String told = RestAssured.get("/q/metrics").asString();
            for (String gauge : List.of(
                    "outbox_depth",
                    "inbox_parked",
                    "deadletters_open",
                    "operations_pending",
                    "compensations_failed",
                    "sagas_open",
                    "sagas_parked")) {
                assertThat(value(told, "orderflow_" + gauge)).as(gauge).isGreaterThanOrEqualTo(1);
            }
            assertThat(value(told, "orderflow_outbox_age_seconds")).isGreaterThan(3_000);
        });
        forget(id);
    }

    private void write(UUID id) {
        effects.change("""
            insert into outbox (position, lane, event_id, topic, aggregate_id, aggregate_version, payload, created_at)
            values (-2, 1, $1, 'topic', $2, 1, '{}', now() - interval '1 hour')""", id, id.toString());
        effects.change("""
            insert into inbox (event_id, topic, aggregate_id, aggregate_version, state, next_attempt_at, payload)
            values ($1, 'topic', 'a', 1, 'parked', now() + interval '1 hour', '{}')""", id);
        effects.change("""
            insert into dead_letter (id, topic, event_id, origin, reason, payload, attempts)
            values ($1, 'topic', $2, 'poison', 'r', '{}', 1)""", id, id.toString());
        for (String state : List.of("pending", "parked")) {
            effects.change("""
                insert into operation (key, kind, subject, payload, state, next_attempt_at, correlation_id, actor)
                values ($1, 'test.nobody', $2, '{}', $3, now() + interval '1 hour', 'c', 'system:test')""", id + state, id.toString(), state);
        }
        for (String state : List.of("running", "parked")) {
            effects.change("""
                insert into saga (kind, id, state, point, data, lease_until, correlation_id, actor)
                values ('test', $1, $2, 'p', '{}', now() + interval '1 hour', 'c', 'system:test')""", UUID.randomUUID(), state);
        }
    }

    private void forget(UUID id) {
        effects.change("delete from outbox where event_id = $1", id);
        effects.change("delete from inbox where event_id = $1", id);
        effects.change("delete from dead_letter where id = $1", id);
        effects.change("delete from operation where subject = $1", id.toString());
        effects.change("delete from saga where kind = 'test'");
    }

    private static double value(String told, String name) {
        return told.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }
}
