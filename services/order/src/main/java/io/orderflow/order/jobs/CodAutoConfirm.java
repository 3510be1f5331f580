package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.AutoConfirmCash;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Confirms small orders that are paid on delivery, and cancels those that nobody has confirmed in time (J7.1). */
@Singleton
public class CodAutoConfirm implements Job {

    private final AutoConfirmCash work;
    private final Duration every;

    CodAutoConfirm(AutoConfirmCash work, OrderConfig config) {
        this.work = work;
        this.every = config.cod().every();
    }

    @Override
    public String name() {
        return "cod-auto-confirm";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Uni<String> run() {
        var cause = Cause.system(name());
        return work.confirmSmall(cause)
                .chain(confirmed -> work.cancelOverdue(cause)
                        .map(cancelled -> confirmed + " confirmed, " + cancelled + " cancelled"));
    }
}
