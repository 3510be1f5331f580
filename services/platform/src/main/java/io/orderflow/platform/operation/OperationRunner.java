package io.orderflow.platform.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Performs recorded operations until their outcome is known, or parks them for a person (X3.12, X3.13). */
@Singleton
class OperationRunner {

    private static final Logger LOG = Logger.getLogger(OperationRunner.class);
    private static final int IN_FLIGHT = 32;
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final Database database;
    private final OperationRows rows;
    // Looked up late: handlers use use cases, and those ask for operations.
    private final Instance<OperationHandler<?>> handlers;
    private final MeterRegistry metrics;
    private final Loop loop;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Runnable wake;

    OperationRunner(
            Database database,
            OperationRows rows,
            @Any Instance<OperationHandler<?>> handlers,
            MeterRegistry metrics,
            Vertx vertx) {
        this.database = database;
        this.rows = rows;
        this.handlers = handlers;
        this.metrics = metrics;
        this.loop = new Loop(vertx, "operations", this::round);
        this.wake = loop::wake;
    }

    void start(@Observes StartupEvent event) {
        loop.start(Duration.ofMillis(500));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    Runnable wake() {
        return wake;
    }

    private Uni<Boolean> round() {
        int free = IN_FLIGHT - inFlight.get();
        if (free <= 0) {
            return Uni.createFrom().item(false);
        }
        return rows.claimDue(free, LEASE).map(due -> {
            due.forEach(this::launch);
            return due.size() == free;
        });
    }

    /** Slow operations run beside the loop, so that they do not hold up the others. */
    private void launch(Operation operation) {
        inFlight.incrementAndGet();
        perform(operation)
                .onTermination()
                .invoke(this::landed)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                failure, "%s %s is taken up again after its lease", operation.kind(), operation.key()));
    }

    private void landed() {
        if (inFlight.getAndDecrement() == IN_FLIGHT) {
            loop.wake();
        }
    }

    private Uni<Void> perform(Operation operation) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(operation.kind()))
                .findFirst()
                .map(handler -> perform(handler, operation))
                .orElseGet(() ->
                        Uni.createFrom().failure(new IllegalStateException("no handler for " + operation.kind())));
    }

    private <R> Uni<Void> perform(OperationHandler<R> handler, Operation operation) {
        return Uni.createFrom()
                .deferred(() -> handler.attempt(operation))
                .onFailure()
                .recoverWithItem(failure -> new Attempt.Unknown<>(failure.toString()))
                .chain(attempt -> record(handler, operation, attempt));
    }

    private <R> Uni<Void> record(OperationHandler<R> handler, Operation operation, Attempt<R> attempt) {
        return switch (attempt) {
            case Attempt.Succeeded<R>(R result) ->
                end(operation, "done", "", tx -> handler.succeeded(tx, operation, result));
            case Attempt.Refused<R> refused ->
                end(operation, "refused", refused.rejection().code(), tx -> handler.refused(tx, operation, refused));
            case Attempt.Unknown<R>(String reason) -> unknown(handler, operation, reason);
        };
    }

    private <R> Uni<Void> unknown(OperationHandler<R> handler, Operation operation, String reason) {
        if (operation.attempts() < handler.limit()) {
            LOG.debugf("%s %s: %s", operation.kind(), operation.key(), reason);
            return rows.postpone(
                    operation, reason, Backoff.after(operation.attempts(), handler.firstWait(), handler.longestWait()));
        }
        return end(operation, "parked", reason, tx -> {
            tx.afterCommit(() -> alert(operation, reason));
            return handler.parked(tx, operation, reason);
        });
    }

    private Uni<Void> end(Operation operation, String state, String note, Function<Tx, Uni<Void>> effect) {
        return database.inTransaction(
                operation.cause(),
                tx -> rows.finish(tx, operation, state, note)
                        .chain(mine ->
                                mine ? effect.apply(tx) : Uni.createFrom().voidItem()));
    }

    private void alert(Operation operation, String reason) {
        metrics.counter("orderflow.operations.parked", "kind", operation.kind()).increment();
        LOG.errorf(
                "operation parked for a person: %s %s after %d attempts: %s",
                operation.kind(), operation.key(), operation.attempts(), reason);
    }
}
