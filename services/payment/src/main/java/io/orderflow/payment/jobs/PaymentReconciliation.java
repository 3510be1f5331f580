package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.CatchUpSellers;
import io.orderflow.payment.usecase.FindUnsettled;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Reports captures and refunds that no settlement has named in time: they are missing at the gateway (J7.2). Puts accounts of sellers in
 * step with the books of their payments.
 */
@Singleton
public class PaymentReconciliation implements Job {

    private final FindUnsettled unsettled;
    private final CatchUpSellers sellers;
    private final PaymentConfig config;

    PaymentReconciliation(FindUnsettled unsettled, CatchUpSellers sellers, PaymentConfig config) {
        this.unsettled = unsettled;
        this.sellers = sellers;
        this.config = config;
    }

    @Override
    public String name() {
        return "payment-reconciliation";
    }

    @Override
    public Duration every() {
        return config.paymentReconciliation().every();
    }

    @Override
    public Uni<String> run() {
        return sellers.catchUp(Cause.system(name()))
                .chain(behind -> unsettled
                        .find()
                        .map(found -> "%d missing there found, %d open, %d accounts of sellers put in step"
                                .formatted(found.fresh(), found.open(), behind)));
    }
}
