package io.orderflow.platform.inbox;

import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.LogFields;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.DatabaseFailures;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.deadletter.DeadLetters;
import io.orderflow.platform.deadletter.DeadLetters.Origin;
import io.orderflow.platform.deadletter.Evidence;
import io.orderflow.platform.inbox.Sequences.Turn;
import io.orderflow.platform.inbox.Sequences.Turns;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.UnreadableEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes one event in: its inbox row and its effect in one transaction, or the row alone as parked, or a dead letter. */
@Singleton
class Taking {

    private static final Logger LOG = Logger.getLogger(Taking.class);
    private static final String STALE = "stale";
    private static final int LIMIT = 12;
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Database database;
    private final InboxRows rows;
    private final Sequences sequences;
    private final DeadLetters deadLetters;

    Taking(Database database, InboxRows rows, Sequences sequences, DeadLetters deadLetters) {
        this.database = database;
        this.rows = rows;
        this.sequences = sequences;
        this.deadLetters = deadLetters;
    }

    /**
     * Ends when the event is stored, whatever it led to. Fails only when the database cannot store it.
     * @param fresh false for one that is parked already
     */
    <T extends EventData> Uni<Void> take(TopicHandler<T> handler, Received received, boolean fresh) {
        Readable<T> known;
        try {
            known = Readable.read(handler, received);
        } catch (UnreadableEvent unreadable) {
            return bury(Cause.system("inbox"), received, null, Origin.POISON, String.valueOf(unreadable.getMessage()));
        }
        var envelope = known.event().envelope();
        if (fresh && known.concernsNothing(handler)) {
            return rows.ignoreAll(database, handler.topic(), List.of(known));
        }
        return database.inTransaction(
                        known.cause(),
                        tx -> sequences
                                .lock(tx, handler.sequence(), handler.topic(), List.of(envelope))
                                .chain(turns -> claim(tx, known, fresh)
                                        .chain(mine -> mine
                                                ? apply(tx, handler, turns, known)
                                                : Uni.createFrom().voidItem())))
                .onFailure(failure -> !saysNothing(failure))
                .recoverWithUni(failure -> putAside(handler.sequence(), known, failure));
    }

    private Uni<Boolean> claim(Tx tx, Readable<?> known, boolean fresh) {
        var received = known.received();
        return fresh ? rows.claim(tx, received.topic(), known.event().envelope()) : rows.reclaim(tx, received);
    }

    /** The effect of an event that this transaction has claimed. Fails when it cannot be had now: all is rolled back then. */
    <T extends EventData> Uni<Void> apply(Tx tx, TopicHandler<T> handler, Turns turns, Readable<T> known) {
        var envelope = known.event().envelope();
        return switch (turns.of(envelope)) {
            case Turn.Now now -> handle(tx, handler, known).chain(() -> turns.advance(tx, envelope));
            case Turn.Over over -> rows.ignored(tx, known.received(), STALE);
            case Turn.NotYet(String reason) -> Uni.createFrom().failure(new Parked(reason, true));
        };
    }

    private <T extends EventData> Uni<Void> handle(Tx tx, TopicHandler<T> handler, Readable<T> known) {
        if (known.irrelevant().isPresent()) {
            return rows.ignored(tx, known.received(), known.irrelevant().get());
        }
        return handler.handle(tx, known.event()).chain(handled -> switch (handled) {
            case Handled.Done done -> Uni.createFrom().voidItem();
            case Handled.Ignored(String reason) -> rows.ignored(tx, known.received(), reason);
            case Handled.Park(String reason) -> Uni.createFrom().failure(new Parked(reason, false));
        });
    }

    private Uni<Void> putAside(Sequence sequence, Readable<?> known, Throwable failure) {
        var received = known.received();
        var aggregateId = known.event().envelope().aggregateId();
        int attempts = received.attempts() + 1;
        if (!(failure instanceof Parked)) {
            LogFields.during(
                    known.cause(),
                    () -> LOG.warnf(
                            failure, "%s %s failed (attempt %d)", received.topic(), received.eventId(), attempts));
        }
        if (attempts >= LIMIT) {
            return bury(known.cause(), received.failedAgain(), aggregateId, Origin.EXHAUSTED, reason(failure));
        }
        var wait = Backoff.after(attempts, FIRST_WAIT, LONGEST_WAIT);
        return (failure instanceof Parked parked && parked.forAnother
                        ? parkInTurn(sequence, known, parked.reason, wait)
                        : park(database, known, reason(failure), wait))
                // Not even the row can be written, for what stands in the event: that is poison, not an outage.
                .onFailure(DatabaseFailures::isAboutContent)
                .recoverWithUni(
                        unstorable -> bury(known.cause(), received, aggregateId, Origin.POISON, unstorable.toString()));
    }

    /** Under the lock that the awaited event needs: either that one is seen to have been handled, or it will see this one and hurry it. */
    private Uni<Void> parkInTurn(Sequence sequence, Readable<?> known, String reason, Duration wait) {
        var envelope = known.event().envelope();
        return database.inTransaction(
                known.cause(),
                tx -> sequences
                        .lock(tx, sequence, known.received().topic(), List.of(envelope))
                        .chain(turns -> park(
                                tx, known, reason, turns.of(envelope) instanceof Turn.NotYet ? wait : Duration.ZERO)));
    }

    private Uni<Void> park(Sql sql, Readable<?> known, String reason, Duration wait) {
        return rows.park(sql, known.received(), known.event().envelope(), Evidence.reason(reason), wait);
    }

    private static String reason(Throwable failure) {
        return failure instanceof Parked parked ? parked.reason : failure.toString();
    }

    /** Ends an event as a dead letter, and its parked row with it; one that was handled meanwhile is none. */
    Uni<Void> bury(Cause cause, Received received, @Nullable String aggregateId, Origin origin, String reason) {
        return database.inTransaction(
                cause,
                tx -> endParked(tx, received, reason)
                        .chain(open -> open
                                ? deadLetters.keep(
                                        tx,
                                        received.topic(),
                                        received.eventId(),
                                        aggregateId,
                                        origin,
                                        reason,
                                        received.payload(),
                                        received.attempts())
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> endParked(Tx tx, Received received, String reason) {
        return received.wasParked()
                ? rows.dead(tx, received, Evidence.reason(reason)).map(parked -> parked == 1)
                : Uni.createFrom().item(true);
    }

    /** An outage or a lost race says nothing about the event: the sidecar, or the lease on a parked row, brings it back. */
    private static boolean saysNothing(Throwable failure) {
        return DatabaseFailures.isAway(failure) || DatabaseFailures.isConflict(failure);
    }
}
