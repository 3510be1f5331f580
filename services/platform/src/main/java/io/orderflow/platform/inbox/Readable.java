package io.orderflow.platform.inbox;

import io.orderflow.platform.cause.Cause;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.WireJson;
import java.util.Comparator;
import java.util.Optional;

/**
 * A delivery whose event could be read, known under the id that its publisher gave it.
 * @param irrelevant why it concerns nothing here; empty when it is to be handled
 */
record Readable<T extends EventData>(Received received, Event<T> event, Optional<String> irrelevant) {

    /** The same for every process, so that transactions over many events take their rows in one order. */
    static final Comparator<Readable<?>> ORDER = Comparator.<Readable<?>, String>comparing(
                    each -> each.event.envelope().aggregateId())
            .thenComparing(each -> each.event.envelope().aggregateVersion())
            .thenComparing(each -> each.received.eventId());

    /** Fails with {@link io.orderflow.schemas.UnreadableEvent}. */
    static <T extends EventData> Readable<T> read(TopicHandler<T> handler, Received received) {
        Event<T> event = WireJson.read(received.payload(), handler.type());
        return new Readable<>(received.knownAs(event.envelope().eventId()), event, handler.irrelevant(event));
    }

    /** Whether it can be recorded as ignored apart from others. Where versions count, an event has its turn even so. */
    boolean concernsNothing(TopicHandler<T> handler) {
        return irrelevant.isPresent() && handler.sequence() == Sequence.NONE;
    }

    Cause cause() {
        return Cause.of(event.envelope());
    }
}
