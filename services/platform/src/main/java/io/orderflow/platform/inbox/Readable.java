package io.orderflow.platform.inbox;

import io.orderflow.platform.cause.Cause;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.WireJson;
import java.util.Comparator;
import java.util.Optional;

/** A delivery whose event could be read, known under the id that its publisher gave it. */
record Readable<T extends EventData>(Received received, Event<T> event) {

    /** The same for every process, so that transactions over many events take their rows in one order. */
    static final Comparator<Readable<?>> ORDER = Comparator.<Readable<?>, String>comparing(
                    each -> each.event.envelope().aggregateId())
            .thenComparing(each -> each.event.envelope().aggregateVersion())
            .thenComparing(each -> each.received.eventId());

    /** Fails with {@link io.orderflow.schemas.UnreadableEvent}. */
    static <T extends EventData> Readable<T> read(TopicHandler<T> handler, Received received) {
        Event<T> event = WireJson.read(received.payload(), handler.type());
        return new Readable<>(received.knownAs(event.envelope().eventId()), event);
    }

    /** Why it concerns nothing here; empty when it is to be handled. */
    Optional<String> irrelevant(TopicHandler<T> handler) {
        return handler.irrelevant(event);
    }

    /** As {@link #irrelevant}, where it can be recorded apart from others. Where versions count, an event has its turn even so. */
    Optional<String> irrelevantAtOnce(TopicHandler<T> handler) {
        return handler.sequence() == Sequence.NONE ? irrelevant(handler) : Optional.empty();
    }

    Cause cause() {
        return Cause.of(event.envelope());
    }
}
