package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.ForgetOldNews;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Forgets what was kept only to recognise repeats (J7.2); payments, money and disputes stay. */
@Singleton
public class Cleanup implements Job {

    private final ForgetOldNews work;
    private final PaymentConfig config;

    Cleanup(ForgetOldNews work, PaymentConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "cleanup";
    }

    @Override
    public Duration every() {
        return config.cleanup().every();
    }

    @Override
    public Uni<String> run() {
        return work.forget().map(count -> count + " forgotten");
    }
}
