package io.orderflow.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HotFramesTest {
    private static final HotFrames FRAMES = new HotFrames(List.of(
            List.of("java.lang.String.hashCode", "io.orderflow.A.one", "io.orderflow.A.one", "io.orderflow.B.two"),
            List.of("java.lang.String.hashCode", "io.orderflow.B.two"),
            List.of("io.orderflow.A.one")));

    @Test
    void countsWhereTheProcessorWas() {
        assertThat(FRAMES.hottest(1)).isEqualTo(List.of(Map.entry("java.lang.String.hashCode", 2L)));
    }

    @Test
    void countsByPackageThreeNamesDeep() {
        assertThat(new HotFrames(List.of(List.of("io.vertx.core.impl.Loop.run"), List.of("Main.main"))).packages(9))
                .isEqualTo(List.of(Map.entry("", 1L), Map.entry("io.vertx.core", 1L)));
    }

    @Test
    void countsOurFramesOnceForEachSampleThatHoldsThem() {
        assertThat(FRAMES.ours(10))
                .isEqualTo(List.of(Map.entry("io.orderflow.A.one", 2L), Map.entry("io.orderflow.B.two", 2L)));
    }
}
