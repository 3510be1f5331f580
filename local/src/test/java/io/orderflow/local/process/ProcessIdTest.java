package io.orderflow.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessIdTest {
    @Test
    void findsAProcessAgain() {
        ProcessHandle self = ProcessHandle.current();
        assertThat(ProcessId.of(self).alive()).contains(self);
    }

    @Test
    void doesNotTakeANewProcessWithAnOldNumberForTheOldOne() {
        ProcessId now = ProcessId.of(ProcessHandle.current());
        assertThat(new ProcessId(now.pid(), now.startedAtMillis() - 60_000).alive())
                .isEmpty();
    }

    @Test
    void endsByForceWhatDoesNotEndWhenAsked() throws Exception {
        Process stubborn = new ProcessBuilder("sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.1; done").start();
        assertThat(stubborn.getInputStream().read()).isEqualTo('u');
        Ending.end(List.of(stubborn.toHandle()), StopSignal.TERMINATE, Duration.ofMillis(300));
        assertThat(stubborn.waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void waitsLongerAfterEachFailureUntilItHasLivedForAMinute() {
        Backoff backoff = new Backoff();
        List<Duration> waits = java.util.stream.IntStream.range(0, 7)
                .mapToObj(failure -> backoff.next(Duration.ZERO))
                .toList();
        assertThat(waits.getFirst()).isLessThan(Duration.ofSeconds(1));
        assertThat(waits).isSorted();
        assertThat(waits.getLast()).isEqualTo(Duration.ofSeconds(15));
        assertThat(backoff.next(Duration.ofMinutes(2))).isEqualTo(waits.getFirst());
    }
}
