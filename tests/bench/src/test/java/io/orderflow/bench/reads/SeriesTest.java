package io.orderflow.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private final Series series = new Series(
            List.of(List.of(1.0, 2.0), List.of(1.0, 900.0), List.of(1.0, 3.0), List.of(2.0, 4.0), List.of(1.0, 5.0)));

    @Test
    void takesTheMiddleOfTheRoundsSoThatOneBadMomentDoesNotCount() {
        assertThat(series.p99()).isEqualTo(4.0);
        assertThat(series.p50()).isEqualTo(1.0);
    }

    @Test
    void keepsEachRequest() {
        assertThat(series.lines(1_000, "a list, some")).hasSize(10).startsWith("1000,a list some,0,1.0");
    }
}
