package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.operation.HurryOperations;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Gives parked voids and refunds another try, until they are done (X3.6). */
@Singleton
public class RefundProcessing implements Job {

    private final HurryOperations work;
    private final PaymentConfig config;

    RefundProcessing(HurryOperations work, PaymentConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "refund-processing";
    }

    @Override
    public Duration every() {
        return config.refundProcessing().every();
    }

    @Override
    public Uni<String> run() {
        return work.retryParked().map(count -> count + " tried again");
    }
}
