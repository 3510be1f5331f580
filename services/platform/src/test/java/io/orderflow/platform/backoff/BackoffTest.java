package io.orderflow.platform.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X3.1")
class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1,200", "2,400", "3,800", "8,25600", "9,51200", "10,60000", "11,60000", "1000,60000"})
    void drawsFromTheUpperHalfOfADoublingCeiling(int attempts, long ceiling) {
        for (int i = 0; i < 200; i++) {
            assertThat(Backoff.after(attempts).toMillis()).isBetween(ceiling / 2, ceiling);
        }
    }

    @Test
    void isNotTheSameForEverybody() {
        assertThat(Stream.generate(() -> Backoff.after(8)).limit(50).distinct().count())
                .isGreaterThan(10);
    }

    @Test
    void staysBelowTheLongestWaitAsked() {
        assertThat(Backoff.after(Integer.MAX_VALUE, Duration.ofMillis(100), Duration.ofMinutes(5)))
                .isBetween(Duration.ofMillis(150_000), Duration.ofMinutes(5));
    }
}
