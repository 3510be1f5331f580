package io.orderflow.payment.jobs;

import io.orderflow.payment.usecase.HurryOperations;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Polls unknown gateway outcomes to an end (J7.2). */
@Singleton
public class PaymentStatusSync implements Job {

    private final HurryOperations work;

    PaymentStatusSync(HurryOperations work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "payment-status-sync";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Uni<String> run() {
        return work.pollUnknown().map(count -> count + " asked for");
    }
}
