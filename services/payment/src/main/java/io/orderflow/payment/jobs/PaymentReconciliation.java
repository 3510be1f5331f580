package io.orderflow.payment.jobs;

import io.orderflow.payment.usecase.FindUnsettled;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reports captures and refunds that no settlement has named in time: they are missing at the gateway (J7.2). */
@Singleton
public class PaymentReconciliation implements Job {

    private final FindUnsettled work;

    PaymentReconciliation(FindUnsettled work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "payment-reconciliation";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Uni<String> run() {
        return work.find().map(found -> found.fresh() + " missing there found, " + found.open() + " open");
    }
}
