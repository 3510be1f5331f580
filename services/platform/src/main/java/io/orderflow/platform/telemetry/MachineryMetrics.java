package io.orderflow.platform.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gauges over the machinery's tables, read every ten seconds: {@code orderflow.outbox.depth} and its kin. */
@Singleton
class MachineryMetrics {

    private static final Map<String, String> GAUGES = Map.of(
            "orderflow.outbox.depth", "select count(*)::float8 from outbox",
            "orderflow.outbox.age.seconds",
                    "select coalesce(extract(epoch from now() - min(coalesce(replayed_at, created_at))), 0)::float8 from outbox",
            "orderflow.inbox.parked", "select count(*)::float8 from inbox where state = 'parked'",
            "orderflow.deadletters.open", "select count(*)::float8 from dead_letter where status = 'open'",
            "orderflow.operations.pending", "select count(*)::float8 from operation where state = 'pending'",
            "orderflow.compensations.failed", "select count(*)::float8 from operation where state = 'parked'",
            "orderflow.sagas.open", "select count(*)::float8 from saga where state in ('running', 'undoing')",
            "orderflow.sagas.parked", "select count(*)::float8 from saga where state = 'parked'");

    private final Database database;
    private final Loop loop;
    private final Map<String, Double> values = new ConcurrentHashMap<>();

    MachineryMetrics(Database database, MeterRegistry metrics, Vertx vertx) {
        this.database = database;
        this.loop = new Loop(vertx, "metrics", this::read);
        GAUGES.keySet().forEach(name -> metrics.gauge(name, values, v -> v.getOrDefault(name, 0.0)));
    }

    void start(@Observes StartupEvent event) {
        loop.start(Duration.ofSeconds(10));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Boolean> read() {
        List<Uni<Double>> reads = GAUGES.entrySet().stream()
                .map(gauge -> database.first(gauge.getValue(), row -> row.getDouble(0))
                        .map(value -> value.orElse(0.0))
                        .invoke(value -> values.put(gauge.getKey(), value)))
                .toList();
        return Uni.join().all(reads).usingConcurrencyOf(1).andFailFast().replaceWith(false);
    }
}
