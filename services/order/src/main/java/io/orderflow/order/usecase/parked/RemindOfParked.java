package io.orderflow.order.usecase.parked;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.persistence.CompensationReminders;
import io.orderflow.order.persistence.CompensationReminders.Parked;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Keeps what is parked from being overlooked (X3.7, X3.13): it is told of when it is parked and when it is given up, and from here on again
 * for as long as it stays so. What has ended is forgotten; its operation itself stays for as long as its key may be repeated, and leaves with
 * the platform's retention.
 */
@Singleton
public class RemindOfParked {

    private static final Logger LOG = Logger.getLogger(RemindOfParked.class);

    private final Database database;
    private final CompensationReminders reminders;
    private final PlatformClock clock;
    private final MeterRegistry metrics;
    private final OrderConfig.FailedCompensationsCleanup config;

    RemindOfParked(
            Database database,
            CompensationReminders reminders,
            PlatformClock clock,
            MeterRegistry metrics,
            OrderConfig config) {
        this.database = database;
        this.reminders = reminders;
        this.clock = clock;
        this.metrics = metrics;
        this.config = config.failedCompensationsCleanup();
    }

    /** @return how many have ended since they were noted and are forgotten */
    public Uni<Integer> forgetEnded() {
        return Batches.untilNoneCounted(config.batch(), () -> reminders.forget(database, config.batch()));
    }

    /** Each that has been parked for long, or since somebody was told last. @return of how many somebody is told */
    public Uni<Integer> remind(Cause cause) {
        return Batches.untilNoneCounted(
                        config.batch(),
                        () -> reminders.note(database, clock.now().plus(config.remindAfter()), config.batch()))
                .chain(() -> Batches.untilNone(
                        config.batch(),
                        () -> reminders
                                .due(database, clock.now(), config.batch())
                                .chain(due -> Batches.each(database, cause, due, this::remind))));
    }

    private Uni<Boolean> remind(Tx tx, String key) {
        var now = clock.now();
        return reminders
                .remind(tx, key, now, now.plus(config.remindAfter()))
                .invoke(parked -> parked.ifPresent(still -> tx.afterCommit(() -> alert(still))))
                .map(parked -> parked.isPresent());
    }

    private void alert(Parked parked) {
        metrics.counter("orderflow.compensations.waiting", "kind", parked.kind())
                .increment();
        LOG.errorf(
                "operation still parked: %s %s, asked for at %s, after %d attempts: %s",
                parked.kind(), parked.key(), parked.since(), parked.attempts(), parked.reason());
    }
}
