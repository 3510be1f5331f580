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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the handler of a topic owes (T5.1): one effect for an event, however often and however parallel it comes.
 * A subclass is a {@code @QuarkusTest} with a database; it says how to make an event that has an effect, and how to count effects.
 */
public abstract class AbstractTopicHandlerContractTest<T extends EventData> {

    private static final int COPIES = 8;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    protected Inbox inbox;

    @Inject
    protected Database database;

    /** A new event that this service acts upon; what it needs is in place. See {@link Events}. */
    protected abstract Event<T> event();

    /** How often the event has had its effect, from the service's own tables: 0 before, 1 after. */
    protected abstract long effects(Event<T> event);

    @Test
    @Tag("T5.1")
    void hasOneEffectUnderParallelCopies() {
        Event<T> event = event();
        deliver(event, COPIES);
        assertThat(effects(event)).isEqualTo(1);
        assertThat(inboxState(event)).isEqualTo("done");
    }

    @Test
    @Tag("T5.1")
    void hasNoSecondEffectWhenItIsReplayed() {
        Event<T> event = event();
        deliver(event, 1);
        deliver(event, COPIES);
        assertThat(effects(event)).isEqualTo(1);
    }

    @Test
    @Tag("T5.1")
    void tellsTwoEventsApart() {
        Event<T> one = event();
        Event<T> other = event();
        deliver(one, 2);
        assertThat(effects(one)).isEqualTo(1);
        deliver(other, 2);
        assertThat(effects(other)).isEqualTo(1);
    }

    @Test
    @Tag("T5.1")
    void hasOneEffectOfEachWhenDeliveriesInBulkOverlap() {
        var events = List.of(event(), event(), event());
        deliver(events.getFirst(), 1);
        var forth = delivery(events);
        var back = delivery(events.reversed());
        Uni.join()
                .all(List.of(forth, back, forth, back, delivery(List.of(events.get(1), events.get(1)))))
                .andFailFast()
                .await()
                .atMost(LIMIT);
        assertThat(events).allSatisfy(event -> {
            assertThat(effects(event)).isEqualTo(1);
            assertThat(inboxState(event)).isEqualTo("done");
        });
    }

    private Uni<List<Boolean>> delivery(List<Event<T>> events) {
        var deliveries = events.stream()
                .map(event -> new Delivery(event.envelope().eventId().toString(), WireJson.write(event)))
                .toList();
        return Uni.createFrom()
                .deferred(() -> inbox.receiveAll(events.getFirst().envelope().type(), deliveries))
                .invoke(stored -> assertThat(stored).hasSameSizeAs(events).doesNotContain(false));
    }

    /** Delivers copies of an event at the same moment, as a sidecar would. */
    protected void deliver(Event<T> event, int copies) {
        var delivery = Uni.createFrom()
                .deferred(() -> inbox.receive(
                        event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
        Uni.join()
                .all(Collections.nCopies(copies, delivery))
                .andFailFast()
                .await()
                .atMost(LIMIT);
    }

    /** {@code done}, {@code ignored}, {@code parked}, {@code dead}, or {@code none}. */
    protected String inboxState(Event<T> event) {
        return database.first(
                        "select state from inbox where topic = $1 and event_id = $2",
                        row -> row.getString(0),
                        event.envelope().type(),
                        event.envelope().eventId())
                .await()
                .atMost(LIMIT)
                .orElse("none");
    }
}
