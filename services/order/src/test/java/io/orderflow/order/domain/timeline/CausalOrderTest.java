package io.orderflow.order.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of merged timelines, whatever the clocks of the services say. A failure names the seed that its story is made from. */
class CausalOrderTest {

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void putsNoEffectBeforeItsCause(long seed) {
        var story = AnyStory.of(seed);
        List<TimelineEntry> merged = story.merged();
        story.causes()
                .forEach((effect, causes) -> causes.forEach(
                        cause -> assertThat(merged.indexOf(cause)).isLessThan(merged.indexOf(effect))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesEachServiceItsOwnOrderAndLosesNothing(long seed) {
        var story = AnyStory.of(seed);
        List<TimelineEntry> merged = story.merged();
        assertThat(merged)
                .hasSize(story.histories().stream().mapToInt(List::size).sum())
                .doesNotHaveDuplicates();
        for (List<TimelineEntry> one : story.histories()) {
            assertThat(merged.stream().filter(one::contains).toList()).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comesOutAlikeWhoeverAnswersFirst(long seed) {
        var story = AnyStory.of(seed);
        var shuffled = new ArrayList<>(story.histories());
        Collections.shuffle(shuffled, new Random(~seed));
        assertThat(CausalOrder.merge(shuffled, story.asked())).isEqualTo(story.merged());
    }

    /** Clocks that agree leave nothing to the links. */
    @ParameterizedTest
    @MethodSource("seeds")
    void goesByTimeWhereClocksAgree(long seed) {
        List<TimelineEntry> merged = AnyStory.withOneClock(seed).merged();
        assertThat(merged).extracting(TimelineEntry::at).isSorted();
    }

    @Test
    void tellsWhatANeighbourDidBeforeWhatTheOrderWasAnswered() {
        var order = entry("order", 10, "confirmed", "event-1", "order:1:confirm-reservations");
        var warehouse = entry("warehouse", 20, "confirmed", null, "order:1:confirm-reservations");
        assertThat(merge(List.of(List.of(order), List.of(warehouse)))).containsExactly(warehouse, order);
    }

    @Test
    void ordersNothingByAnEventThatSeveralServicesHeardOf() {
        String event = "0195512a-7c00-7000-8000-000000000001";
        var order = entry("order", 10, "voided", null, event);
        var payment = entry("payment", 20, "refunded", null, event);
        assertThat(merge(List.of(List.of(payment), List.of(order)))).containsExactly(order, payment);
    }

    @Test
    void takesWhatWasHeardOfByAnEventForNoCauseOfIt() {
        String event = "0195512a-7c00-7000-8000-000000000001";
        var payment = entry("payment", 20, "captured", event, null);
        var amount = entry("order", 10, "2400", event, event);
        var paid = entry("order", 10, "paid", "0195512a-7c00-7000-8000-000000000002", event);
        assertThat(merge(List.of(List.of(amount, paid), List.of(payment)))).containsExactly(payment, amount, paid);
    }

    /** No true histories do that; what is there is told all the same. */
    @Test
    void endsThoughEachWaitsForAnother() {
        var one = entry("order", 10, "a", "event-1", "event-2");
        var other = entry("payment", 20, "b", "event-2", "event-1");
        assertThat(merge(List.of(List.of(other), List.of(one)))).containsExactly(one, other);
        assertThat(merge(List.of())).isEmpty();
    }

    @Test
    void tellsWhatANeighbourDidAfterWhatHadTheOrderAsk() {
        String event = "0195512a-7c00-7000-8000-000000000001";
        var confirmed = entry("order", 10, "confirmed", null, null);
        var asked = entry("order", 11, "capture_pending", null, event);
        var payment = entry("payment", 1, "captured", null, "order:1:capture");
        assertThat(CausalOrder.merge(
                        List.of(List.of(payment), List.of(confirmed, asked)), Map.of("order:1:capture", event)))
                .containsExactly(confirmed, asked, payment);
    }

    private static List<TimelineEntry> merge(List<List<TimelineEntry>> histories) {
        return CausalOrder.merge(histories, Map.of());
    }

    static TimelineEntry entry(
            String service, long second, String to, @Nullable String eventId, @Nullable String causationId) {
        return new TimelineEntry(
                Instant.ofEpochSecond(second), service, service + ".x", null, to, "a", "c", eventId, causationId);
    }
}
