package io.orderflow.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X3.1")
class RoundTest {

    private final Round round = new Round(RandomGenerator.getDefault());

    @Test
    void countsTheFailuresOfOneEventOn() {
        round.note(List.of(event(1, 7)), Map.of("e1", "no"));
        assertThat(round.failed).extracting(FailedEvent::attempts).containsExactly(8);
    }

    @Test
    void countsTheFailuresOfTheNextEventFromTheBeginning() {
        round.note(List.of(event(1, 7)), Map.of());
        round.note(List.of(event(2, 7)), Map.of("e2", "no"));
        assertThat(round.failed).extracting(FailedEvent::attempts).containsExactly(1);
    }

    @Test
    void blocksTheAggregateOfARefusedEventAndNoOther() {
        round.note(List.of(event(1, 0)), Map.of("e1", "no"));
        assertThat(round.blocks(event(2, 0))).isTrue();
        assertThat(round.blocks(new PendingEvent(3, "e3", "topic", "another", "{}", 0)))
                .isFalse();
    }

    private static PendingEvent event(long position, int attempts) {
        return new PendingEvent(position, "e" + position, "topic", "a", "{}", attempts);
    }
}
