package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.eventually.Eventually;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/** Events that are committed one after the other, some hundred a second, until this is ended. */
final class Load implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String run = "ok-" + UUID.randomUUID();
    private final Effects effects;
    private final AtomicInteger committed = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private Load(Publishing publishing, Effects effects) {
        this.effects = effects;
        clock.scheduleAtFixedRate(
                () -> {
                    for (int i = 0; i < 20; i++) {
                        publishing.commit(run + "-" + committed.getAndIncrement(), 1);
                    }
                },
                0,
                50,
                TimeUnit.MILLISECONDS);
    }

    static Load start(Publishing publishing, Effects effects) {
        return new Load(publishing, effects);
    }

    /** Waits until so many more have had their effect. */
    void awaitMore(int events) {
        long wanted = effects() + events;
        Eventually.holds(LIMIT, () -> assertThat(effects()).isGreaterThanOrEqualTo(wanted));
    }

    /** Whether no event has an effect for so long. */
    boolean standsStillFor(Duration time) {
        long before = effects();
        try {
            Eventually.holds(time, () -> assertThat(effects()).isGreaterThan(before));
            return false;
        } catch (ConditionTimeoutException stands) {
            return true;
        }
    }

    /** Ends it: each of its events has come to have its effect, and none has had it twice. */
    void assertEachOnce() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        Eventually.holds(LIMIT, () -> assertThat(distinct()).isEqualTo(committed.get()));
        assertThat(effects()).isEqualTo(committed.get());
    }

    private long effects() {
        return effects.number("select count(*) from effect where subject like $1", run + "%");
    }

    private long distinct() {
        return effects.number("select count(distinct event_id) from effect where subject like $1", run + "%");
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
