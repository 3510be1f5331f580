package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X3.1")
class WavesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverPutsTwoEventsOfAnAggregateIntoOneWaveAndKeepsTheirOrder(long seed) {
        var random = new Random(seed);
        var batch = IntStream.range(0, 500)
                .mapToObj(i -> event(i, "a" + random.nextInt(1 + random.nextInt(40))))
                .toList();

        var waves = Waves.of(batch);

        assertThat(waves)
                .allSatisfy(wave ->
                        assertThat(wave).extracting(PendingEvent::aggregateId).doesNotHaveDuplicates());
        var flat = waves.stream().flatMap(List::stream).toList();
        assertThat(flat).containsExactlyInAnyOrderElementsOf(batch);
        batch.stream()
                .map(PendingEvent::aggregateId)
                .distinct()
                .forEach(id -> assertThat(positions(flat, id)).isSorted());
    }

    @Test
    void makesOneWaveOfDifferentAggregates() {
        assertThat(Waves.of(List.of(event(1, "a"), event(2, "b"), event(3, "c"))))
                .hasSize(1);
        assertThat(Waves.of(List.of())).isEmpty();
    }

    @Test
    void spreadsAggregatesOverAllLanes() {
        var lanes =
                IntStream.range(0, 10_000).mapToObj(i -> Lanes.of("order-" + i)).toList();
        assertThat(lanes).allMatch(lane -> lane >= 0 && lane < Lanes.COUNT);
        assertThat(lanes.stream().distinct()).hasSize(Lanes.COUNT);
        assertThat(Lanes.of("order-1")).isEqualTo(Lanes.of("order-1"));
    }

    private static List<Long> positions(List<PendingEvent> events, String aggregateId) {
        return events.stream()
                .filter(e -> e.aggregateId().equals(aggregateId))
                .map(PendingEvent::position)
                .toList();
    }

    private static PendingEvent event(long position, String aggregateId) {
        return new PendingEvent(position, "e" + position, "topic", aggregateId, "{}", 0);
    }
}
