package io.orderflow.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.inbox.Delivery;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.EventData;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the handler of a topic owes (T5.1, T5.2): one effect for an event, however often, however parallel and in whatever company it comes,
 * and none of what cannot be read. A subclass is a {@code @QuarkusTest} with a database, one for each handler; it says how to make an
 * event that has an effect, and how to count effects.
 */
public abstract class AbstractTopicHandlerContractTest<T extends EventData> extends AbstractDeliveringTest<T> {

    private static final int COPIES = 8;

    /** A new event that this service acts upon; what it needs is in place. See {@link Events}. */
    protected abstract Event<T> event();

    /** How often the event has had its effect, from the service's own tables: 0 before, 1 after. */
    protected abstract long effects(Event<T> event);

    /** An event that was published before this one about the same thing and says less, where a topic has such. */
    protected Optional<Event<T>> overtaken(Event<T> event) {
        return Optional.empty();
    }

    /** How what the event is about stands now, from the service's own tables; for {@link #overtaken}. */
    protected String standing(Event<T> event) {
        throw new UnsupportedOperationException(
                "say how it stands, for " + event.envelope().type());
    }

    @Test
    @Tag("T5.1")
    void hasOneEffectUnderParallelCopies() {
        Event<T> event = event();
        assertThat(effects(event)).isZero();
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
        assertThat(effects(other)).isZero();
        deliver(other, 2);
        assertThat(effects(other)).isEqualTo(1);
    }

    @Test
    @Tag("T5.1")
    void hasOneEffectOfEachWhenDeliveriesInBulkOverlap() {
        var events = List.of(event(), event(), event());
        deliver(events.getFirst(), 1);
        var forth = bulk(events);
        var back = bulk(events.reversed());
        await(Uni.join()
                .all(List.of(forth, back, forth, back, bulk(List.of(events.get(1), events.get(1)))))
                .andFailFast());
        assertThat(events).allSatisfy(event -> {
            assertThat(effects(event)).isEqualTo(1);
            assertThat(inboxState(event)).isEqualTo("done");
        });
    }

    @Test
    @Tag("T5.1")
    @Tag("T5.2")
    void hasOneEffectInABulkWithItsOwnCopiesOtherEventsAndPoison() {
        Event<T> event = event();
        Event<T> other = event();
        Poison poison = Poison.truncated(event);
        String topic = event.envelope().type();
        var copy = asDelivery(event);
        await(inBulk(topic, List.of(copy, copy, new Delivery(poison.id(), poison.payload()), asDelivery(other), copy)));
        assertThat(effects(event)).isEqualTo(1);
        assertThat(effects(other)).isEqualTo(1);
        assertThat(deadLetters(topic, poison.id())).hasSize(1);
    }

    @TestFactory
    @Tag("T5.2")
    @Tag("E9.8")
    Stream<DynamicTest> keepsPoisonOnceWithItsReasonAndWithoutAnyEffect() {
        return Poison.of(event()).stream()
                .map(poison -> DynamicTest.dynamicTest(poison.name(), () -> {
                    Event<T> event = event();
                    Poison own = Poison.of(event).stream()
                            .filter(each -> each.name().equals(poison.name()))
                            .findFirst()
                            .orElseThrow();
                    String topic = event.envelope().type();
                    for (int copy = 0; copy < 2; copy++) {
                        await(inbox.receive(topic, own.id(), own.payload()));
                    }
                    assertThat(deadLetters(topic, own.id()))
                            .singleElement()
                            .asString()
                            .startsWith("poison open: " + own.reason());
                    assertThat(effects(event)).isZero();
                    deliver(event, 1);
                    assertThat(effects(event))
                            .as("the event itself, well written")
                            .isEqualTo(1);
                }));
    }

    /** The process dies between its commit and its answer, so that the broker has to deliver again. */
    @Test
    @Tag("T5.1")
    void hasNoSecondEffectWhenItsProcessDiedBeforeItCouldAnswer() {
        Event<T> event = event();
        CrashPoint committed = CrashPoint.named("inbox.committed");
        committed.arm(new Arming(Effect.FREEZE, event.envelope().type(), 0));
        try {
            CompletableFuture<Void> unanswered = delivery(event).subscribeAsCompletionStage();
            Eventually.holds(LIMIT, () -> assertThat(committed.isArmed()).isFalse());
            assertThat(effects(event)).isEqualTo(1);
            deliver(event, COPIES);
            await(bulk(List.of(event, event)));
            assertThat(effects(event)).isEqualTo(1);
            assertThat(unanswered).isNotDone();
        } finally {
            committed.disarm();
        }
    }

    @TestFactory
    @Tag("T5.1")
    Stream<DynamicTest> isNotMovedBackByAnEventThatWasOvertaken() {
        Event<T> event = event();
        return overtaken(event).stream()
                .map(older -> DynamicTest.dynamicTest(event.envelope().type(), () -> {
                    deliver(event, 1);
                    String before = standing(event);
                    deliver(older, 2);
                    assertThat(standing(event)).isEqualTo(before);
                    assertThat(effects(event)).isEqualTo(1);
                    assertThat(inboxState(older)).isIn("done", "ignored");
                }));
    }

    private Uni<List<Boolean>> bulk(List<Event<T>> events) {
        return inBulk(
                events.getFirst().envelope().type(),
                events.stream().map(AbstractDeliveringTest::asDelivery).toList());
    }
}
