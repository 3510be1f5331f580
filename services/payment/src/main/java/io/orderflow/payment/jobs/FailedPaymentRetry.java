package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.operation.RetryFailed;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tries again what payments asked of others in vain (J7.2). */
@Singleton
public class FailedPaymentRetry implements Job {

    private final RetryFailed work;
    private final PaymentConfig config;

    FailedPaymentRetry(RetryFailed work, PaymentConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "failed-payment-retry";
    }

    @Override
    public Duration every() {
        return config.failedPaymentRetry().every();
    }

    @Override
    public Uni<String> run() {
        return work.retry().map(count -> count + " tried again");
    }
}
