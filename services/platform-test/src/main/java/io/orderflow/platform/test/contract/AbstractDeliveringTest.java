package io.orderflow.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Database;
import io.orderflow.platform.inbox.Delivery;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.orderflow.schemas.WireJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Delivers events as a sidecar would, and looks at what the inbox made of them. */
public abstract class AbstractDeliveringTest<T extends EventData> {

    protected static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    protected Inbox inbox;

    @Inject
    protected Database database;

    /** Delivers copies of an event at the same moment. */
    protected void deliver(Event<T> event, int copies) {
        await(Uni.join().all(Collections.nCopies(copies, delivery(event))).andFailFast());
    }

    /** One delivery, as the sidecar makes it. */
    protected Uni<Void> delivery(Event<T> event) {
        return Uni.createFrom()
                .deferred(() -> inbox.receive(
                        event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }

    /** Several in one call. @return for each whether it was stored */
    protected Uni<List<Boolean>> inBulk(String topic, List<Delivery> deliveries) {
        return Uni.createFrom()
                .deferred(() -> inbox.receiveAll(topic, deliveries))
                .invoke(stored -> assertThat(stored).hasSameSizeAs(deliveries).doesNotContain(false));
    }

    /** The event as it travels. */
    protected static Delivery asDelivery(Event<?> event) {
        return new Delivery(event.envelope().eventId().toString(), WireJson.write(event));
    }

    /** {@code done}, {@code ignored}, {@code parked}, {@code dead}, or {@code none}. */
    protected String inboxState(Event<T> event) {
        return await(database.first(
                        "select state from inbox where topic = $1 and event_id = $2",
                        row -> row.getString(0),
                        event.envelope().type(),
                        event.envelope().eventId()))
                .orElse("none");
    }

    /** {@code origin status: reason} of each dead letter that was kept for an event. */
    protected List<String> deadLetters(String topic, String eventId) {
        return await(database.list(
                "select origin || ' ' || status || ': ' || reason from dead_letter where topic = $1 and event_id = $2",
                row -> row.getString(0),
                topic,
                eventId));
    }

    protected static <R> R await(Uni<R> work) {
        return work.await().atMost(LIMIT);
    }
}
