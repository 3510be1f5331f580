package io.orderflow.platform.inbox;

import io.orderflow.platform.backoff.Backoff;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.DatabaseFailures;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.deadletter.DeadLetter;
import io.orderflow.platform.deadletter.DeadLetters;
import io.orderflow.platform.deadletter.DeadLetters.Origin;
import io.orderflow.platform.deadletter.Evidence;
import io.orderflow.platform.deadletter.Redelivery;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.UnreadableEvent;
import io.orderflow.schemas.WireJson;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in exactly once (T5.1): the inbox row and the handler's effect are one transaction, so a second delivery, at the same
 * moment or a day later, finds the row and does nothing. A business failure parks the event here; the broker never retries for us.
 */
@Singleton
public class Inbox implements Redelivery {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final CrashPoint COMMITTED = CrashPoint.named("inbox.committed");
    private static final int LIMIT = 12;
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Database database;
    private final InboxRows rows;
    private final DeadLetters deadLetters;
    private final Map<String, TopicHandler<?>> handlers;

    Inbox(Database database, InboxRows rows, DeadLetters deadLetters, @All List<TopicHandler<?>> handlers) {
        this.database = database;
        this.rows = rows;
        this.deadLetters = deadLetters;
        this.handlers = handlers.stream().collect(Collectors.toMap(TopicHandler::topic, Function.identity()));
    }

    /** Topics that have a handler here. */
    public Set<String> topics() {
        return handlers.keySet();
    }

    /**
     * Takes one delivery.
     * @param eventId the CloudEvent's id, for what cannot be read
     * @return ends when the delivery is stored: done, ignored, parked or a dead letter. Fails only when the database cannot store it.
     */
    public Uni<Void> receive(String topic, String eventId, String payload) {
        var received = new Received(topic, eventId, payload, 0);
        var handler = handlers.get(topic);
        if (handler != null) {
            return take(handler, received, true).call(() -> COMMITTED.pass(topic));
        }
        return Topics.deadLettered(topic)
                .map(live -> {
                    var given = GivenUp.of(eventId, payload);
                    return deadLetters.keep(
                            live, given.eventId(), null, Origin.BROKER, "the broker gave up on it", given.payload(), 0);
                })
                .orElseGet(() ->
                        deadLetters.keep(topic, eventId, null, Origin.POISON, "no handler for this topic", payload, 0));
    }

    /** Makes what is parked for an aggregate due at once; for a use case that has just made it possible. */
    public Uni<Void> hurry(Tx tx, String aggregateId) {
        return rows.hurry(tx, aggregateId).replaceWithVoid();
    }

    @Override
    public Uni<Void> reopen(Tx tx, DeadLetter letter) {
        return rows.revive(tx, letter.topic(), letter.eventId()).replaceWithVoid();
    }

    @Override
    public Uni<Void> deliver(DeadLetter letter) {
        return receive(letter.topic(), letter.eventId(), letter.payload());
    }

    /** Tries a parked event again. Fails only when the database is away; the parked row's lease brings it back then. */
    Uni<Void> retry(Received parked) {
        var handler = handlers.get(parked.topic());
        return handler == null
                ? bury(parked, null, Origin.POISON, "no handler for this topic any more")
                : take(handler, parked, false);
    }

    private <T extends EventData> Uni<Void> take(TopicHandler<T> handler, Received received, boolean fresh) {
        Event<T> event;
        try {
            event = WireJson.read(received.payload(), handler.type());
        } catch (UnreadableEvent unreadable) {
            return bury(received, null, Origin.POISON, String.valueOf(unreadable.getMessage()));
        }
        var known = fresh ? received.knownAs(event.envelope().eventId()) : received;
        return database.inTransaction(
                        Cause.of(event.envelope()),
                        tx -> claim(tx, known, event, fresh)
                                .chain(mine -> mine
                                        ? apply(tx, handler, known, event)
                                        : Uni.createFrom().voidItem()))
                .onFailure(failure -> !saysNothing(failure))
                .recoverWithUni(failure -> putAside(known, event, failure));
    }

    private Uni<Boolean> claim(Tx tx, Received received, Event<?> event, boolean fresh) {
        return fresh ? rows.claim(tx, received.topic(), event.envelope()) : rows.reclaim(tx, received);
    }

    private <T extends EventData> Uni<Void> apply(Tx tx, TopicHandler<T> handler, Received received, Event<T> event) {
        return handler.handle(tx, event).chain(handled -> switch (handled) {
            case Handled.Done done -> Uni.createFrom().voidItem();
            case Handled.Ignored(String reason) ->
                rows.ignored(tx, received, reason).replaceWithVoid();
            case Handled.Park(String reason) -> Uni.createFrom().failure(new Parked(reason));
        });
    }

    private Uni<Void> putAside(Received received, Event<?> event, Throwable failure) {
        String reason = failure instanceof Parked parked ? parked.reason : failure.toString();
        int attempts = received.attempts() + 1;
        if (!(failure instanceof Parked)) {
            LOG.warnf(failure, "%s %s failed (attempt %d)", received.topic(), received.eventId(), attempts);
        }
        return attempts < LIMIT
                ? rows.park(
                                received,
                                event.envelope(),
                                Evidence.reason(reason),
                                Backoff.after(attempts, FIRST_WAIT, LONGEST_WAIT))
                        // Not even the row can be written, for what stands in the event: that is poison, not an outage.
                        .onFailure(DatabaseFailures::isAboutContent)
                        .recoverWithUni(unstorable ->
                                bury(received, event.envelope().aggregateId(), Origin.POISON, unstorable.toString()))
                : bury(received.failedAgain(), event.envelope().aggregateId(), Origin.EXHAUSTED, reason);
    }

    /** Ends an event as a dead letter, and its parked row with it; one that was handled meanwhile is none. */
    private Uni<Void> bury(Received received, @Nullable String aggregateId, Origin origin, String reason) {
        return database.inTransaction(
                Cause.system("inbox"),
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

    private static final class Parked extends RuntimeException {
        private final String reason;

        Parked(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
