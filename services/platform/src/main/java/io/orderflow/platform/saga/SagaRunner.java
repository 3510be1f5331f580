package io.orderflow.platform.saga;

import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.saga.SagaPlan.Ended;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Moves a saga on as its {@link SagaPlan} says: from its steps to its end, or to the first undo. */
@Singleton
class SagaRunner {

    private final SagaBook book;
    private final SagaAlerts alerts;
    private final RandomGenerator random;

    @Inject
    SagaRunner(SagaBook book, SagaAlerts alerts) {
        this(book, alerts, () -> ThreadLocalRandom.current().nextLong());
    }

    SagaRunner(SagaBook book, SagaAlerts alerts, RandomGenerator random) {
        this.book = book;
        this.alerts = alerts;
        this.random = random;
    }

    /** @return the answer for its client; fails as the step did whose outcome is unknown, when everything is being undone */
    <S> Uni<Reply> run(SagaFlight<S> flight, SagaMove move) {
        return switch (move) {
            case SagaMove.Perform(String step, boolean point)
            when point -> book.point(flight, step).chain(mine -> mine ? perform(flight, step) : lost(flight));
            case SagaMove.Perform(String step, boolean point) -> perform(flight, step);
            case SagaMove.Complete() -> complete(flight);
            case SagaMove.Undo undo -> giveUp(flight, undo, "interrupted", Optional.empty());
            case SagaMove.Undone undone -> giveUp(flight, undone, "interrupted", Optional.empty());
            case SagaMove.Retry() -> retry(flight, "interrupted");
            case SagaMove.Park() -> park(flight, "interrupted");
        };
    }

    private <S> Uni<Reply> perform(SagaFlight<S> flight, String step) {
        var kind = flight.kind();
        return kind.before(step, flight.id())
                .chain(() -> kind.step(step).perform(flight.call(step), flight.state()))
                .onItemOrFailure()
                .call((outcome, failure) -> kind.after(step, flight.id()))
                .onItemOrFailure()
                .transformToUni((outcome, failure) ->
                        outcome == null ? unknown(flight, step, failure) : known(flight, step, outcome));
    }

    private <S> Uni<Reply> known(SagaFlight<S> flight, String step, Outcome<S> outcome) {
        return switch (outcome) {
            case Outcome.Success<S>(S more) ->
                run(flight.knowing(more), flight.plan().after(step, Ended.DONE, flight.runs()));
            case Outcome.Refused<S>(Rejection rejection) ->
                giveUp(
                        flight,
                        flight.plan().after(step, Ended.REFUSED, flight.runs()),
                        rejection.code(),
                        Optional.of(Reply.refused(rejection)));
        };
    }

    private Uni<Reply> unknown(SagaFlight<?> flight, String step, Throwable failure) {
        String reason =
                failure instanceof NeighbourUnavailable away ? away.appId() + "_unavailable" : step + ": " + failure;
        SagaMove next = flight.plan().after(step, Ended.UNKNOWN, flight.runs());
        return switch (next) {
            case SagaMove.Retry() -> retry(flight, reason);
            case SagaMove.Park() -> park(flight, reason);
            default ->
                giveUp(flight, next, reason, Optional.empty())
                        .chain(() -> Uni.createFrom().failure(failure));
        };
    }

    private Uni<Reply> complete(SagaFlight<?> flight) {
        var kind = flight.kind();
        return kind.before(SagaKind.COMPLETE, flight.id())
                .chain(() -> book.complete(flight))
                .chain(reply -> reply.map(Uni.createFrom()::item).orElseGet(() -> lost(flight)))
                .call(() -> kind.after(SagaKind.COMPLETE, flight.id()));
    }

    /** @param refusal is kept for repeats of the key; without one the key is free again */
    private Uni<Reply> giveUp(SagaFlight<?> flight, SagaMove move, String reason, Optional<Reply> refusal) {
        Optional<String> step = move instanceof SagaMove.Undo(String name) ? Optional.of(name) : Optional.empty();
        return book.giveUp(flight, step, reason, refusal)
                .chain(mine ->
                        mine ? Uni.createFrom().item(refusal.orElseGet(() -> interrupted(flight))) : lost(flight));
    }

    private Uni<Reply> retry(SagaFlight<?> flight, String reason) {
        var saga = flight.kind().saga();
        return book.retry(flight, reason, Backoff.after(flight.runs(), saga.firstWait(), saga.longestWait(), random))
                .replaceWith(Idempotency::inFlight);
    }

    private Uni<Reply> park(SagaFlight<?> flight, String reason) {
        return book.park(flight, reason)
                .invoke(mine -> {
                    if (mine) {
                        alerts.parked(flight.name(), flight.id(), reason);
                    }
                })
                .replaceWith(Idempotency::inFlight);
    }

    /** This process was so slow that another one took the saga for left alone. */
    private static Uni<Reply> lost(SagaFlight<?> flight) {
        return Uni.createFrom()
                .item(
                        flight.plan().interrupted() == SagaPlan.Interrupted.UNDO
                                ? interrupted(flight)
                                : Idempotency.inFlight());
    }

    private static Reply interrupted(SagaFlight<?> flight) {
        return Reply.refused(new Rejection(
                Rejection.Kind.UNAVAILABLE,
                flight.name() + "_interrupted",
                "This could not be done in time; nothing is held. Repeat with the same key.",
                Map.of()));
    }
}
