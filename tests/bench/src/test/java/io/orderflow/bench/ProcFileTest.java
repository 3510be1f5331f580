package io.orderflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcFileTest {
    private static final String STAT = "17 (a (name) here) S 1 17 17 0 -1 4194560 0 0 0 0 250 50 100 25 20 0 9";

    @Test
    void addsUserAndSystemTime() {
        assertThat(ProcFile.cpuSeconds(STAT, 2)).isEqualTo(3.0);
    }

    @Test
    void addsTheTimeOfEndedChildrenWhenAsked() {
        assertThat(ProcFile.cpuSeconds(STAT, 4)).isEqualTo(4.25);
    }
}
