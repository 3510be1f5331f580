package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.RetryReleases;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Gives releases that were parked another try, until the warehouse has heard of them (C1.8). */
@Singleton
public class DlqRetry implements Job {

    private final RetryReleases work;
    private final OrderConfig config;

    DlqRetry(RetryReleases work, OrderConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "dlq-retry";
    }

    @Override
    public Duration every() {
        return config.dlqRetry().every();
    }

    @Override
    public Uni<String> run() {
        return work.retryParked().map(count -> count + " tried again");
    }
}
