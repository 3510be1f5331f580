package io.orderflow.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void isFlatUpToTheRatio() {
        assertThat(of(10, 15).isFlat()).isTrue();
        assertThat(of(10, 15.1).isFlat()).isFalse();
        assertThat(of(10, 15.1).line()).endsWith("✗");
        assertThat(of(10, 5).isFlat()).isTrue();
    }

    @Test
    void saysNothingOfARatioWhereLessThanAMillisecondLiesBetween() {
        assertThat(of(1, 1.9).isFlat()).isTrue();
        assertThat(of(1, 1.9).line()).contains("less than");
        assertThat(of(1, 2).isFlat()).isFalse();
    }

    private static Comparison of(double few, double many) {
        return new Comparison("order", "one", series(few), series(many));
    }

    private static Series series(double millis) {
        return new Series(List.of(List.of(millis), List.of(millis), List.of(millis)));
    }
}
