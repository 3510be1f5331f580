package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.capture.RetryCapture;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tries captures again whose refusal nobody has followed up; those of the order's own tries plan the next one themselves (J7.1). */
@Singleton
public class CaptureRetry implements Job {

    private final RetryCapture work;
    private final Duration every;

    CaptureRetry(RetryCapture work, OrderConfig config) {
        this.work = work;
        this.every = config.capture().retryEvery();
    }

    @Override
    public String name() {
        return "capture-retry";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Uni<String> run() {
        return work.takeUpAbandoned(Cause.system(name())).map(count -> count + " taken up");
    }
}
