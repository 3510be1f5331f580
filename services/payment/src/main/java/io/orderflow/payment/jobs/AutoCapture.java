package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.operation.CaptureOverdue;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes captures that were asked for and are overdue (J7.2). */
@Singleton
public class AutoCapture implements Job {

    private final CaptureOverdue work;
    private final PaymentConfig config;

    AutoCapture(CaptureOverdue work, PaymentConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "auto-capture";
    }

    @Override
    public Duration every() {
        return config.autoCapture().every();
    }

    @Override
    public Uni<String> run() {
        return work.capture().map(count -> count + " captured or asked for");
    }
}
