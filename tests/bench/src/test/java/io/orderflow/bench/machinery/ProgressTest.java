package io.orderflow.bench.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.bench.machinery.Progress.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Progress WAITED_TWO_SECONDS = new Progress(List.of(
            new Sample(0, 100),
            new Sample(2_000_000, 600),
            new Sample(2_500_000, 1_100),
            new Sample(3_000_000, 1_600)));

    @Test
    void countsFromTheFirstEventOnWhenTheWaitBeforeIsNoPartOfIt() {
        Rate rate = WAITED_TWO_SECONDS.after(1).rate();

        assertThat(rate).isEqualTo(new Rate(1_000, 1.0));
        assertThat(rate.perSecond()).isEqualTo(1_000);
    }

    @Test
    void leavesOutTheWarmUp() {
        assertThat(WAITED_TWO_SECONDS.after(1_000).rate()).isEqualTo(new Rate(500, 0.5));
    }

    @Test
    void hasNoRateWhenTheWarmUpWasNeverOver() {
        assertThat(WAITED_TWO_SECONDS.after(1_501).rate().perSecond()).isNaN();
        assertThat(WAITED_TWO_SECONDS.after(1_500).rate().perSecond()).isNaN();
    }

    @Test
    void weighsRoundsByTheirLength() {
        assertThat(Rate.together(List.of(new Rate(1_000, 1), new Rate(1_000, 3)))
                        .perSecond())
                .isEqualTo(500);
    }
}
