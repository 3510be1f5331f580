package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.transfer.ExpireTransfers;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Ends payments by transfer that are past their window (J7.2). */
@Singleton
public class BankTransferExpiry implements Job {

    private final ExpireTransfers work;
    private final PaymentConfig config;

    BankTransferExpiry(ExpireTransfers work, PaymentConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "bank-transfer-expiry";
    }

    @Override
    public Duration every() {
        return config.bankTransferExpiry().every();
    }

    @Override
    public Uni<String> run() {
        return work.expireOverdue(Cause.system(name())).map(count -> count + " expired");
    }
}
