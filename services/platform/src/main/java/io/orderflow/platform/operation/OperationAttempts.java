package io.orderflow.platform.operation;

import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.cause.LogFields;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.db.DatabaseFailures;
import io.orderflow.platform.loop.EventLoop;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** One attempt at a foreign system, and what becomes of its outcome. */
final class OperationAttempts {

    private static final Logger LOG = Logger.getLogger(OperationAttempts.class);
    private static final CrashPoint BEFORE_CALL = CrashPoint.named("operation.asking");
    private static final CrashPoint AFTER_CALL = CrashPoint.named("operation.answered");
    /** Time to record an outcome after an attempt has used up all of its own. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final OperationBook book;
    private final EventLoop eventLoop;
    private final Alerts alerts;
    private final RandomGenerator random;

    /** Told of an operation that has just been parked, once; not when its process died, or heard no answer, at that commit. */
    @FunctionalInterface
    interface Alerts {
        void parked(Operation operation, String reason);
    }

    OperationAttempts(OperationBook book, EventLoop eventLoop, Alerts alerts, RandomGenerator random) {
        this.book = book;
        this.eventLoop = eventLoop;
        this.alerts = alerts;
        this.random = random;
    }

    /** Says beforehand which kinds may be attempted here. */
    static void expect(Collection<String> kinds) {
        BEFORE_CALL.isPassedFor(kinds);
        AFTER_CALL.isPassedFor(kinds);
    }

    /** How long an operation belongs to the process that attempts it. */
    static Duration claim(OperationHandler<?> handler) {
        return handler.lease().plus(MARGIN);
    }

    /** @return ends when the outcome is recorded; a failure is a database that is away, and the operation comes back after its claim */
    <R> Uni<Void> perform(OperationHandler<R> handler, Operation operation) {
        return eventLoop
                .within(handler.lease(), ask(handler, operation))
                .onFailure()
                .recoverWithItem(late -> new Attempt.Unknown<>("no answer within " + handler.lease()))
                .chain(attempt -> record(handler, operation, attempt)
                        .onFailure(failure -> !DatabaseFailures.isAway(failure))
                        .recoverWithUni(failure -> unrecorded(handler, operation, failure)));
    }

    /** @return never fails */
    private static <R> Uni<Attempt<R>> ask(OperationHandler<R> handler, Operation operation) {
        return Uni.createFrom()
                .deferred(() ->
                        BEFORE_CALL.pass(operation.kind(), operation.key()).chain(() -> handler.attempt(operation)))
                .call(() -> AFTER_CALL.pass(operation.kind(), operation.key()))
                .onFailure()
                .recoverWithItem(failure -> new Attempt.Unknown<>(failure.toString()));
    }

    private <R> Uni<Void> record(OperationHandler<R> handler, Operation operation, Attempt<R> attempt) {
        return switch (attempt) {
            case Attempt.Succeeded<R>(R result) -> book.succeeded(handler, operation, result);
            case Attempt.Refused<R> refused -> book.refused(handler, operation, refused);
            case Attempt.Unknown<R>(String reason) -> unknown(handler, operation, reason);
        };
    }

    private Uni<Void> unknown(OperationHandler<?> handler, Operation operation, String reason) {
        LOG.debugf("%s %s: %s", operation.kind(), operation.key(), reason);
        return again(handler, operation, reason, book.park(handler, operation, reason));
    }

    /** The outcome is known and our own tables refuse it: a fault of ours that must not repeat unseen for ever. */
    private Uni<Void> unrecorded(OperationHandler<?> handler, Operation operation, Throwable failure) {
        LogFields.during(
                operation.cause(),
                () -> LOG.errorf(
                        failure, "%s %s: its outcome could not be recorded", operation.kind(), operation.key()));
        String reason = "outcome not recorded: " + failure;
        return again(handler, operation, reason, book.park(operation, reason));
    }

    /** @param parking is what comes instead of another attempt when there were enough */
    private Uni<Void> again(OperationHandler<?> handler, Operation operation, String reason, Uni<Boolean> parking) {
        if (operation.attempts() < handler.limit()) {
            return book.postpone(
                    operation,
                    reason,
                    Backoff.after(operation.attempts(), handler.firstWait(), handler.longestWait(), random));
        }
        return parking.invoke(parked -> {
                    if (parked) {
                        alerts.parked(operation, reason);
                    }
                })
                .replaceWithVoid();
    }
}
