package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.parked.RetryParked;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes up what was parked, a few times and with growing waits; what is lost then too is a person's (C1.8, X3.7). */
@Singleton
public class DlqRetry implements Job {

    private final RetryParked work;
    private final OrderConfig config;

    DlqRetry(RetryParked work, OrderConfig config) {
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
        return work.retryDue().map(count -> count + " tried again");
    }
}
