package io.orderflow.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void warmsUpForAsLongAsTheCompilerNeedsUnlessToldOtherwise() {
        assertThat(Options.of(Map.of()).warmUp()).isEqualTo(Duration.ofSeconds(480));
        assertThat(Options.of(Map.of("BENCH_WARM_UP_SECONDS", "5")).warmUp()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void measuresBothPartsAndSamplesNothingUnlessToldOtherwise() {
        assertThat(Options.of(Map.of()).has("machinery")).isTrue();
        assertThat(Options.of(Map.of()).has("platform")).isTrue();
        assertThat(Options.of(Map.of("BENCH_PARTS", "platform")).has("machinery"))
                .isFalse();
        assertThat(Options.of(Map.of()).profile()).isFalse();
        assertThat(Options.of(Map.of("BENCH_PROFILE", "1")).profile()).isTrue();
    }

    @Test
    void roundsEventsUpToWholeBulks() {
        assertThat(Options.of(Map.of("BENCH_EVENTS", "1234")).events()).isEqualTo(1_300);
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> Options.of(Map.of("BENCH_SECONDS", "soon"))).hasMessageContaining("BENCH_SECONDS");
    }
}
