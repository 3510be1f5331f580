package io.orderflow.platform.inbox;

import io.orderflow.platform.db.Tx;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * The effect of one topic's events in this service.
 * Called inside the transaction that also holds the inbox row, once for each event id that commits; it makes no foreign call.
 * Events arrive in any order, so a handler looks at the aggregate's state, never at what it believes came before.
 */
public interface TopicHandler<T extends EventData> {

    /** A constant of {@link io.orderflow.schemas.Topics}. */
    String topic();

    /** What the event's data is read as. */
    Class<T> type();

    /**
     * @param tx also holds the inbox row: a failure rolls both back, and the event is parked and tried again
     * @return done, ignored with a reason, or parked until another event has come
     */
    Uni<Handled> handle(Tx tx, Event<T> event);

    /** Why an event concerns nothing here, told from the event alone: it is recorded and {@link #handle} never sees it. Empty when it is to be handled. */
    default Optional<String> irrelevant(Event<T> event) {
        return Optional.empty();
    }

    /** What to make of versions, where the aggregate's state alone cannot tell. */
    default Sequence sequence() {
        return Sequence.NONE;
    }
}
