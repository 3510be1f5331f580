package io.orderflow.platform.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.cause.LogFields;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.DatabaseFailures;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.loop.Loop;
import io.orderflow.platform.operation.OperationRows.Ended;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Performs recorded operations until their outcome is known, or parks them for a person (X3.12, X3.13). */
@Singleton
class OperationRunner {

    private static final Logger LOG = Logger.getLogger(OperationRunner.class);
    private static final CrashPoint BEFORE_CALL = CrashPoint.named("operation.asking");
    private static final CrashPoint AFTER_CALL = CrashPoint.named("operation.answered");
    private static final int IN_FLIGHT = 32;
    /** Time to record an outcome after an attempt has used up all of its own. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Database database;
    private final OperationRows rows;
    // Looked up late: handlers use use cases, and those ask for operations.
    private final Supplier<List<OperationHandler<?>>> handlers;
    private final Supplier<List<OperationListener>> listeners;
    private final MeterRegistry metrics;
    private final Loop loop;
    private final Loop orphans;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Context context;
    private volatile @Nullable Map<String, OperationHandler<?>> known;
    private volatile boolean accepting;

    @Inject
    OperationRunner(
            Database database,
            OperationRows rows,
            @Any Instance<OperationHandler<?>> handlers,
            @Any Instance<OperationListener> listeners,
            MeterRegistry metrics,
            Vertx vertx) {
        this(
                database,
                rows,
                () -> handlers.stream().toList(),
                () -> listeners.stream().toList(),
                metrics,
                vertx);
    }

    OperationRunner(
            Database database,
            OperationRows rows,
            Supplier<List<OperationHandler<?>>> handlers,
            Supplier<List<OperationListener>> listeners,
            MeterRegistry metrics,
            Vertx vertx) {
        this.database = database;
        this.rows = rows;
        this.handlers = handlers;
        this.listeners = listeners;
        this.metrics = metrics;
        this.loop = new Loop(vertx, "operations", this::round);
        this.orphans = new Loop(vertx, "operations nobody knows", this::reportOrphans);
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) {
        accepting = true;
        loop.start(Duration.ofMillis(500));
        orphans.start(Duration.ofMinutes(1));
    }

    /** What is in flight may still end; what does not is asked for again, by its key, after its lease. */
    void stop(@Observes ShutdownEvent event) {
        accepting = false;
        orphans.stop();
        loop.stopAndWait(Duration.ofSeconds(1));
        long deadline = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (inFlight.get() > 0 && System.nanoTime() < deadline) {
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
        return accepting && inFlight.get() < IN_FLIGHT
                ? Optional.ofNullable(byKind().get(kind)).map(OperationRunner::claim)
                : Optional.empty();
    }

    /** Performs an operation that was recorded as claimed by this process; after its commit, on a context of the runner's own. */
    void performClaimed(Operation operation) {
        var handler = Objects.requireNonNull(byKind().get(operation.kind()));
        inFlight.incrementAndGet();
        context.runOnContext(v -> fly(handler, operation));
    }

    private static Duration claim(OperationHandler<?> handler) {
        return handler.lease().plus(MARGIN);
    }

    private Map<String, OperationHandler<?>> byKind() {
        var found = known;
        if (found == null) {
            found = handlers.get().stream().collect(Collectors.toMap(OperationHandler::kind, Function.identity()));
            known = found;
        }
        return found;
    }

    private Uni<Boolean> round() {
        int free = IN_FLIGHT - inFlight.get();
        if (free <= 0) {
            return Uni.createFrom().item(false);
        }
        var performers = byKind();
        var leases =
                performers.values().stream().collect(Collectors.toMap(OperationHandler::kind, OperationRunner::claim));
        return rows.claimDue(free, leases).map(due -> {
            due.forEach(operation -> launch(Objects.requireNonNull(performers.get(operation.kind())), operation));
            return due.size() == free;
        });
    }

    private Uni<Boolean> reportOrphans() {
        return rows.unknownKinds(byKind().keySet())
                .invoke(kinds -> kinds.forEach(
                        kind -> LOG.errorf("operations of kind %s wait, and nothing here performs them", kind)))
                .replaceWith(false);
    }

    /** Slow operations run beside the loop, so that they do not hold up the others. */
    private void launch(OperationHandler<?> handler, Operation operation) {
        inFlight.incrementAndGet();
        fly(handler, operation);
    }

    private void fly(OperationHandler<?> handler, Operation operation) {
        perform(handler, operation)
                .onTermination()
                .invoke(this::landed)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LogFields.during(
                                operation.cause(),
                                () -> LOG.warnf(
                                        failure,
                                        "%s %s is taken up again after its lease",
                                        operation.kind(),
                                        operation.key())));
    }

    private void landed() {
        if (inFlight.getAndDecrement() == IN_FLIGHT) {
            loop.wake();
        }
    }

    private <R> Uni<Void> perform(OperationHandler<R> handler, Operation operation) {
        return Uni.createFrom()
                .deferred(() -> BEFORE_CALL.pass(operation.kind()).chain(() -> handler.attempt(operation)))
                .call(() -> AFTER_CALL.pass(operation.kind()))
                .ifNoItem()
                .after(handler.lease())
                .recoverWithItem(() -> new Attempt.Unknown<>("no answer within " + handler.lease()))
                .onFailure()
                .recoverWithItem(failure -> new Attempt.Unknown<>(failure.toString()))
                .chain(attempt -> record(handler, operation, attempt)
                        .onFailure(failure -> !DatabaseFailures.isAway(failure))
                        .recoverWithUni(failure -> unrecorded(handler, operation, failure)));
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
        return park(operation, reason, tx -> handler.parked(tx, operation, reason));
    }

    /** The outcome is known and our own tables refuse it: a fault of ours that must not repeat unseen for ever. */
    private Uni<Void> unrecorded(OperationHandler<?> handler, Operation operation, Throwable failure) {
        LogFields.during(
                operation.cause(),
                () -> LOG.errorf(
                        failure, "%s %s: its outcome could not be recorded", operation.kind(), operation.key()));
        String reason = "outcome not recorded: " + failure;
        return operation.attempts() < handler.limit()
                ? rows.postpone(
                        operation,
                        reason,
                        Backoff.after(operation.attempts(), handler.firstWait(), handler.longestWait()))
                : park(operation, reason, tx -> Uni.createFrom().voidItem());
    }

    private Uni<Void> park(Operation operation, String reason, Function<Tx, Uni<Void>> effect) {
        return end(operation, "parked", reason, tx -> {
            tx.afterCommit(() -> alert(operation, reason));
            return effect.apply(tx);
        });
    }

    private Uni<Void> end(Operation operation, String state, String note, Function<Tx, Uni<Void>> effect) {
        return database.inTransaction(
                operation.cause(),
                tx -> rows.finish(tx, operation, state, note).chain(ended -> {
                    if (ended == Ended.NOW_AT_LAST && !state.equals("parked")) {
                        tx.afterCommit(() ->
                                LOG.infof("%s %s was parked and is %s now", operation.kind(), operation.key(), state));
                    }
                    return ended == Ended.BEFORE
                            ? Uni.createFrom().voidItem()
                            : effect.apply(tx).chain(() -> tell(tx, operation, state));
                }));
    }

    private Uni<Void> tell(Tx tx, Operation operation, String state) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (OperationListener listener : listeners.get()) {
            told = told.chain(() -> listener.ended(tx, operation, state));
        }
        return told;
    }

    private void alert(Operation operation, String reason) {
        metrics.counter("orderflow.operations.parked", "kind", operation.kind()).increment();
        LOG.errorf(
                "operation parked for a person: %s %s after %d attempts: %s",
                operation.kind(), operation.key(), operation.attempts(), reason);
    }
}
