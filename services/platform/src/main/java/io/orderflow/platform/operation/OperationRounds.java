package io.orderflow.platform.operation;

import io.orderflow.platform.cause.LogFields;
import io.orderflow.platform.loop.EventLoop;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes up as many due operations as one process has room for, and has each performed beside the loop. */
final class OperationRounds {

    private static final Logger LOG = Logger.getLogger(OperationRounds.class);

    private final OperationBook book;
    private final OperationAttempts attempts;
    // Looked up late: handlers use use cases, and those ask for operations.
    private final Supplier<List<OperationHandler<?>>> handlers;
    private final EventLoop eventLoop;
    private final int room;
    private final Runnable wake;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile @Nullable Map<String, OperationHandler<?>> known;
    private volatile boolean accepting;

    /**
     * @param room how many are performed at once
     * @param wake asks for the next round
     */
    OperationRounds(
            OperationBook book,
            OperationAttempts attempts,
            Supplier<List<OperationHandler<?>>> handlers,
            EventLoop eventLoop,
            int room,
            Runnable wake) {
        this.book = book;
        this.attempts = attempts;
        this.handlers = handlers;
        this.eventLoop = eventLoop;
        this.room = room;
        this.wake = wake;
    }

    void accept(boolean now) {
        accepting = now;
    }

    int inFlight() {
        return inFlight.get();
    }

    Map<String, OperationHandler<?>> byKind() {
        var found = known;
        if (found == null) {
            found = handlers.get().stream().collect(Collectors.toMap(OperationHandler::kind, Function.identity()));
            known = found;
        }
        return found;
    }

    /** As {@link OperationRunner#reservation}. */
    Optional<Duration> reservation(String kind) {
        return accepting && inFlight.get() < room
                ? Optional.ofNullable(byKind().get(kind)).map(OperationAttempts::claim)
                : Optional.empty();
    }

    /** Performs an operation that was recorded as claimed by this process, on an event loop of the runner's own. */
    void performClaimed(Operation operation) {
        var handler = handler(operation);
        inFlight.incrementAndGet();
        eventLoop.run(() -> fly(handler, operation));
    }

    /** @return whether there may be more to do at once */
    Uni<Boolean> next() {
        int free = room - inFlight.get();
        if (free <= 0) {
            return Uni.createFrom().item(false);
        }
        var leases =
                byKind().values().stream().collect(Collectors.toMap(OperationHandler::kind, OperationAttempts::claim));
        return book.claimDue(free, leases).map(due -> {
            due.forEach(operation -> {
                inFlight.incrementAndGet();
                fly(handler(operation), operation);
            });
            return due.size() == free;
        });
    }

    private OperationHandler<?> handler(Operation operation) {
        return Objects.requireNonNull(byKind().get(operation.kind()));
    }

    private void fly(OperationHandler<?> handler, Operation operation) {
        attempts.perform(handler, operation)
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
        if (inFlight.getAndDecrement() == room) {
            wake.run();
        }
    }
}
