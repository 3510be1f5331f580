package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.cash.FindOverdueCash;
import io.orderflow.payment.usecase.seller.CatchUpSellers;
import io.orderflow.payment.usecase.settlement.FindUnsettled;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Reports captures and refunds that no settlement has named in time: they are missing at the gateway (J7.2); and cash that no remittance has
 * brought in time. Puts accounts of sellers in step with the books of their payments.
 */
@Singleton
public class PaymentReconciliation implements Job {

    private final FindUnsettled unsettled;
    private final FindOverdueCash cash;
    private final CatchUpSellers sellers;
    private final PaymentConfig config;

    PaymentReconciliation(FindUnsettled unsettled, FindOverdueCash cash, CatchUpSellers sellers, PaymentConfig config) {
        this.unsettled = unsettled;
        this.cash = cash;
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
                        .chain(missing -> cash.find()
                                .map(overdue ->
                                        "%d missing there found, %d open, cash of %d orders overdue, %d accounts of sellers put in step"
                                                .formatted(missing.fresh(), missing.open(), overdue, behind))));
    }
}
