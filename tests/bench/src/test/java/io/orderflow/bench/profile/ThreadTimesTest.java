package io.orderflow.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {
    @Test
    void tellsWhatWasUsedInBetweenTheBusiestFirst() {
        ThreadTimes later = new ThreadTimes(Map.of("loop", 3.0, "compiler", 5.0, "new", 0.5));

        assertThat(later.since(new ThreadTimes(Map.of("loop", 1.0, "compiler", 4.0)))
                        .busiest(2))
                .isEqualTo(List.of(Map.entry("loop", 2.0), Map.entry("compiler", 1.0)));
    }
}
