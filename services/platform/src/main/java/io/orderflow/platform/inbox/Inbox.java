package io.orderflow.platform.inbox;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.deadletter.DeadLetter;
import io.orderflow.platform.deadletter.DeadLetters;
import io.orderflow.platform.deadletter.DeadLetters.Origin;
import io.orderflow.platform.deadletter.Redelivery;
import io.orderflow.platform.ids.Ids;
import io.orderflow.schemas.Topics;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes events in exactly once (T5.1): the inbox row and the handler's effect are one transaction, so a second delivery, at the same
 * moment or a day later, finds the row and does nothing. A business failure parks the event here; the broker never retries for us.
 */
@Singleton
public class Inbox implements Redelivery {

    private static final CrashPoint COMMITTED = CrashPoint.named("inbox.committed");

    private final InboxRows rows;
    private final Taking taking;
    private final TakingTogether together;
    private final DeadLetters deadLetters;
    private final Map<String, TopicHandler<?>> handlers;

    Inbox(
            InboxRows rows,
            Taking taking,
            TakingTogether together,
            DeadLetters deadLetters,
            @All List<TopicHandler<?>> handlers) {
        this.rows = rows;
        this.taking = taking;
        this.together = together;
        this.deadLetters = deadLetters;
        this.handlers = handlers.stream().collect(Collectors.toMap(TopicHandler::topic, Function.identity()));
        COMMITTED.isPassedFor(topics());
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
        return receive(topic, new Delivery(eventId, payload));
    }

    /** As the other, of a delivery that was read from the wire. */
    public Uni<Void> receive(String topic, Delivery delivery) {
        var handler = handlers.get(topic);
        return handler == null
                ? bury(topic, delivery)
                : taking.take(handler, Received.first(topic, delivery), true).call(() -> COMMITTED.pass(topic));
    }

    /**
     * Takes several deliveries of one topic, in one transaction where all of them go well.
     * @return for each, in the order given, whether it is stored as {@link #receive} says; fails when none is
     */
    public Uni<List<Boolean>> receiveAll(String topic, List<Delivery> deliveries) {
        var handler = handlers.get(topic);
        return handler == null
                ? buryAll(topic, deliveries)
                : together.take(
                                handler,
                                deliveries.stream()
                                        .map(each -> Received.first(topic, each))
                                        .toList())
                        .call(() -> COMMITTED.pass(topic));
    }

    /** Makes what is parked for an aggregate due at once; for a use case that has just made it possible. */
    public Uni<Void> hurry(Tx tx, String aggregateId) {
        return rows.hurry(tx, aggregateId);
    }

    @Override
    public Uni<Void> reopen(Tx tx, DeadLetter letter) {
        // Without an id of an event it was never read, so no row is there.
        return Ids.find(letter.eventId())
                .map(id -> rows.revive(tx, letter.topic(), id).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Void> deliver(DeadLetter letter) {
        return receive(letter.topic(), letter.eventId(), letter.payload());
    }

    /** Tries a parked event again. Fails only when the database is away; the parked row's lease brings it back then. */
    Uni<Void> retry(Received parked) {
        var handler = handlers.get(parked.topic());
        return handler == null
                ? taking.bury(Cause.system("inbox"), parked, null, Origin.POISON, "no handler for this topic any more")
                : taking.take(handler, parked, false);
    }

    private Uni<List<Boolean>> buryAll(String topic, List<Delivery> deliveries) {
        return Uni.join()
                .all(deliveries.stream()
                        .map(each ->
                                bury(topic, each).replaceWith(true).onFailure().recoverWithItem(false))
                        .toList())
                .usingConcurrencyOf(1)
                .andCollectFailures();
    }

    /** Nobody handles it here: what the sidecar gave up on, or a topic that we do not know. */
    private Uni<Void> bury(String topic, Delivery delivery) {
        return Topics.deadLettered(topic)
                .map(live -> keep(live, delivery, Origin.BROKER, "the broker gave up on it"))
                .orElseGet(() -> keep(topic, delivery, Origin.POISON, "no handler for this topic"));
    }

    private Uni<Void> keep(String topic, Delivery delivery, Origin origin, String reason) {
        return deadLetters.keep(topic, delivery.eventId(), null, origin, reason, delivery.payload(), 0);
    }
}
