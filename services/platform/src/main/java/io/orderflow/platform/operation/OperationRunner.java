package io.orderflow.platform.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.cause.LogFields;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.loop.EventLoop;
import io.orderflow.platform.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Performs recorded operations until their outcome is known, or parks them for a person (X3.12, X3.13). */
@Singleton
class OperationRunner {

    private static final Logger LOG = Logger.getLogger(OperationRunner.class);
    private static final int IN_FLIGHT = 32;

    private final OperationRows rows;
    private final MeterRegistry metrics;
    private final OperationRounds rounds;
    private final Loop loop;
    private final Loop orphans;
    private final Duration look;

    @Inject
    OperationRunner(
            Database database,
            OperationRows rows,
            @Any Instance<OperationHandler<?>> handlers,
            @Any Instance<OperationListener> listeners,
            MeterRegistry metrics,
            Vertx vertx,
            @ConfigProperty(name = "orderflow.look.operations") Duration look) {
        this(
                database,
                rows,
                () -> handlers.stream().toList(),
                () -> listeners.stream().toList(),
                metrics,
                vertx,
                look);
    }

    OperationRunner(
            Database database,
            OperationRows rows,
            Supplier<List<OperationHandler<?>>> handlers,
            Supplier<List<OperationListener>> listeners,
            MeterRegistry metrics,
            Vertx vertx,
            Duration look) {
        var book = new OperationRecords(database, rows, listeners);
        var eventLoop = EventLoop.of(vertx);
        var attempts = new OperationAttempts(
                book, eventLoop, this::alert, () -> ThreadLocalRandom.current().nextLong());
        this.rows = rows;
        this.metrics = metrics;
        this.look = look;
        this.rounds = new OperationRounds(book, attempts, handlers, eventLoop, IN_FLIGHT, this::wake);
        this.loop = new Loop(vertx, "operations", rounds::next);
        this.orphans = new Loop(vertx, "operations nobody knows", this::reportOrphans);
    }

    void start(@Observes StartupEvent event) {
        OperationAttempts.expect(rounds.byKind().keySet());
        rounds.accept(true);
        loop.start(look);
        orphans.start(Duration.ofMinutes(1));
    }

    /** What is in flight may still end; what does not is asked for again, by its key, after its lease. */
    void stop(@Observes ShutdownEvent event) {
        rounds.accept(false);
        orphans.stop();
        loop.stopAndWait(Duration.ofSeconds(1));
        long deadline = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (rounds.inFlight() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    void wake() {
        loop.wake();
    }

    /**
     * How long a new operation of this kind may be reserved for this process; empty when it has no handler or no capacity for it.
     * Transactions under way may overshoot the capacity, at most by what the connection pool lets be open.
     */
    Optional<Duration> reservation(String kind) {
        return rounds.reservation(kind);
    }

    /** Performs an operation that was recorded as claimed by this process, after its commit. */
    void performClaimed(Operation operation) {
        rounds.performClaimed(operation);
    }

    private Uni<Boolean> reportOrphans() {
        return rows.unknownKinds(rounds.byKind().keySet())
                .invoke(kinds -> kinds.forEach(
                        kind -> LOG.errorf("operations of kind %s wait, and nothing here performs them", kind)))
                .replaceWith(false);
    }

    private void alert(Operation operation, String reason) {
        metrics.counter("orderflow.operations.parked", "kind", operation.kind()).increment();
        LogFields.during(
                operation.cause(),
                () -> LOG.errorf(
                        "operation parked for a person: %s %s after %d attempts: %s",
                        operation.kind(), operation.key(), operation.attempts(), reason));
    }
}
