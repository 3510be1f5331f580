package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.parked.RemindOfParked;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells again of what stays parked, and forgets what has ended (J7.1). */
@Singleton
public class FailedCompensationsCleanup implements Job {

    private final RemindOfParked work;
    private final OrderConfig config;

    FailedCompensationsCleanup(RemindOfParked work, OrderConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "failed-compensations-cleanup";
    }

    @Override
    public Duration every() {
        return config.failedCompensationsCleanup().every();
    }

    @Override
    public Uni<String> run() {
        return work.forgetEnded()
                .chain(ended -> work.remind(Cause.system(name()))
                        .map(told -> "%d parked and told of again, %d ended and forgotten".formatted(told, ended)));
    }
}
