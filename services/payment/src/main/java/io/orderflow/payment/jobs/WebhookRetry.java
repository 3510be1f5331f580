package io.orderflow.payment.jobs;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.usecase.dispute.HeedEarlyDisputes;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes up again what webhooks told before anything could be done about it (J7.2). */
@Singleton
public class WebhookRetry implements Job {

    private final HeedEarlyDisputes work;
    private final PaymentConfig config;

    WebhookRetry(HeedEarlyDisputes work, PaymentConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "webhook-retry";
    }

    @Override
    public Duration every() {
        return config.webhookRetry().every();
    }

    @Override
    public Uni<String> run() {
        return work.heed(Cause.system(name())).map(count -> count + " disputes taken up");
    }
}
