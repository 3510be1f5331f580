package io.orderflow.platform.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X3.10")
class BreakerTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final Breaker breaker = new Breaker(nanos::get);

    @Test
    void opensAfterTwentyFailuresInARow() {
        fail(19);
        assertThat(breaker.open()).isFalse();
        fail(1);
        assertThat(breaker.open()).isTrue();
    }

    @Test
    void forgetsFailuresAfterOneSuccess() {
        fail(19);
        breaker.worked();
        fail(19);
        assertThat(breaker.open()).isFalse();
    }

    @Test
    void letsCallsThroughAfterItsRestAndClosesAtTheNextFailure() {
        fail(20);
        nanos.addAndGet(SECOND + 1);
        assertThat(breaker.open()).isFalse();
        fail(1);
        assertThat(breaker.open()).isTrue();
        nanos.addAndGet(SECOND + 1);
        breaker.worked();
        fail(1);
        assertThat(breaker.open()).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }
}
