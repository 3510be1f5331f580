package io.orderflow.order.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X3.3")
class CaptureTriesTest {

    private final CaptureTries tries = new CaptureTries(3, Duration.ofSeconds(5), Duration.ofSeconds(60));

    @Test
    void waitsLongerAfterEachRefusalUntilTheLastTry() {
        assertThat(tries.next(1, "capture_failed")).contains(Duration.ofSeconds(5));
        assertThat(tries.next(2, "capture_failed")).contains(Duration.ofSeconds(10));
        assertThat(tries.next(3, "capture_failed")).isEmpty();
    }

    @Test
    void neverWaitsLongerThanTheLongest() {
        var many = new CaptureTries(1000, Duration.ofSeconds(5), Duration.ofSeconds(60));
        assertThat(many.next(4, "capture_failed")).contains(Duration.ofSeconds(40));
        assertThat(many.next(5, "capture_failed")).contains(Duration.ofSeconds(60));
        assertThat(many.next(999, "capture_failed")).contains(Duration.ofSeconds(60));
    }

    @Test
    void triesNothingAgainThatCannotBeHad() {
        assertThat(tries.next(1, "authorization_expired")).isEmpty();
        assertThat(tries.next(1, "amount_exceeds_authorized")).isEmpty();
        assertThat(tries.next(1, "illegal_transition")).isEmpty();
    }
}
