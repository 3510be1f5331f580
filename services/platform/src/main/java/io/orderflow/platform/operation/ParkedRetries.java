package io.orderflow.platform.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes up what was parked, for jobs; any number of them at once take different ones. The key stays the same. */
@Singleton
public class ParkedRetries {

    private static final Logger LOG = Logger.getLogger(ParkedRetries.class);

    private final OperationRows rows;
    private final OperationRunner runner;
    private final PlatformClock clock;
    private final MeterRegistry metrics;

    ParkedRetries(OperationRows rows, OperationRunner runner, PlatformClock clock, MeterRegistry metrics) {
        this.rows = rows;
        this.runner = runner;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Gives those that were parked longest ago one more try each, unless they wait for their next one or have had them all. One that is
     * parked again after its last is left to a person, with an alert of its own, once (X3.7, X3.13).
     * @param atOnce rows, 1 or more
     * @return how many are tried
     */
    public Uni<Integer> retry(List<String> kinds, RetryLimit limit, int atOnce) {
        return rows.giveUp(kinds, limit.tries())
                .invoke(all -> all.forEach(this::alert))
                .chain(() -> rows.reopen(kinds, limit, clock.now(), atOnce))
                .invoke(reopened -> runner.wake());
    }

    /** One more try for those of these subjects, whatever they have had; for a sweep that has found why. @return how many */
    public Uni<Integer> retry(Tx tx, String kind, List<String> subjects) {
        return rows.reopen(tx, kind, subjects).invoke(reopened -> {
            if (reopened > 0) {
                tx.afterCommit(runner::wake);
            }
        });
    }

    private void alert(ParkedOperation operation) {
        metrics.counter("orderflow.operations.given_up", "kind", operation.operation())
                .increment();
        LOG.errorf(
                "operation given up, only a person takes it up now: %s %s after %d attempts: %s",
                operation.operation(), operation.id(), operation.attempts(), operation.reason());
    }
}
