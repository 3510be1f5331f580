package io.orderflow.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Work that may take so long and no longer; time passes when a test says so. */
class EventLoopTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Slow loop = new Slow();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Uni<String> work =
            Uni.createFrom().completionStage(end).onCancellation().invoke(() -> cancelled.set(true));

    @Test
    void endsAsTheWorkDoesAndLeavesNoTimerBehind() {
        var result = loop.within(LIMIT, work).subscribeAsCompletionStage();
        assertThat(loop.open()).containsExactly(LIMIT);
        end.complete("done");
        assertThat(result).isCompletedWithValue("done");
        assertThat(loop.open()).isEmpty();
        assertThat(cancelled).isFalse();
    }

    @Test
    void failsAsTheWorkDoes() {
        var result = loop.within(LIMIT, work).subscribeAsCompletionStage();
        end.completeExceptionally(new IllegalStateException("broken"));
        assertThatThrownBy(result::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("broken");
        assertThat(loop.open()).isEmpty();
    }

    @Test
    void leavesNoTimerForWorkThatEndsAtOnce() {
        var result = loop.within(LIMIT, Uni.createFrom().item("at once")).subscribeAsCompletionStage();
        assertThat(result).isCompletedWithValue("at once");
        assertThat(loop.open()).isEmpty();
    }

    @Test
    void cancelsWorkThatTakesTooLong() {
        var result = loop.within(LIMIT, work).subscribeAsCompletionStage();
        loop.pass();
        assertThatThrownBy(result::join).hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(cancelled).isTrue();
    }

    @Test
    void cancelsTheWorkAndItsTimerWhenNobodyWaitsAnyMore() {
        loop.within(LIMIT, work).subscribe().with(done -> {}).cancel();
        assertThat(cancelled).isTrue();
        assertThat(loop.open()).isEmpty();
    }

    private static final class Slow implements EventLoop {

        private record Waiting(Duration length, Runnable task) {}

        private final List<Waiting> timers = new ArrayList<>();

        List<Duration> open() {
            return timers.stream().map(Waiting::length).toList();
        }

        /** All that waits has waited for long enough. */
        void pass() {
            List.copyOf(timers).forEach(timer -> timer.task().run());
        }

        @Override
        public void run(Runnable task) {
            task.run();
        }

        @Override
        public Timer after(Duration wait, Runnable task) {
            var timer = new Waiting(wait, task);
            timers.add(timer);
            return () -> timers.remove(timer);
        }

        @Override
        public Timer every(Duration period, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nanos() {
            return 0;
        }
    }
}
