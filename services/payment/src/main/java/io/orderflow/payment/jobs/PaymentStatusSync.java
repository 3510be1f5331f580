package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.operation.HurryOperations;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Polls unknown gateway outcomes to an end (J7.2). */
@Singleton
public class PaymentStatusSync implements Job {

    private final HurryOperations work;
    private final PaymentConfig config;

    PaymentStatusSync(HurryOperations work, PaymentConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "payment-status-sync";
    }

    @Override
    public Duration every() {
        return config.paymentStatusSync().every();
    }

    @Override
    public Uni<String> run() {
        return work.pollUnknown().map(count -> count + " asked for");
    }
}
