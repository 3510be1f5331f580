package io.orderflow.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedLogTest {
    private final PacedLog log = new PacedLog(2, 6);

    @Test
    void makesUpForTicksThatCameLate() {
        assertThat(log.due(Duration.ofMillis(100).toNanos(), 10)).containsExactly(0);
        assertThat(log.due(Duration.ofMillis(399).toNanos(), 10)).containsExactly(1, 2);
        assertThat(log.due(Duration.ofSeconds(9).toNanos(), 10)).containsExactly(3, 4, 5);
        assertThat(log.due(Duration.ofSeconds(10).toNanos(), 10)).isEmpty();
    }

    @Test
    void leavesTheWarmUpOutAndCountsWhatIsLost() {
        log.committed(1, 1_000_000);
        log.arrived(1, 500_000_000);
        log.committed(2, 1_000_000);
        log.arrived(2, 4_500_000);
        log.committed(3, 1_000_000);
        log.failed(4);
        log.committed(5, 2_000_000);
        log.arrived(5, 3_000_000);

        assertThat(log.latencies()).isEqualTo(new Paced.Latencies(4, 0, 1, 1, java.util.List.of(3.5, 1.0)));
        assertThat(log.isComplete()).isFalse();
    }

    @Test
    void skipsWhatTheMachineCannotTakeAndTellsSo() {
        PacedLog crowded = new PacedLog(0, 2_010);

        assertThat(crowded.due(Duration.ofSeconds(10).toNanos(), 1_000)).hasSize(2_000);
        assertThat(crowded.latencies().skipped()).isEqualTo(10);
    }
}
