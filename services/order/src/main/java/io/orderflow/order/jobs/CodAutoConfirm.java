package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.cash.AutoConfirmCash;
import io.orderflow.order.usecase.cash.ChaseCash;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Confirms small orders that are paid on delivery, cancels those that nobody has confirmed in time, and chases the cash of those that are
 * delivered (J7.1).
 */
@Singleton
public class CodAutoConfirm implements Job {

    private final AutoConfirmCash work;
    private final ChaseCash chasing;
    private final Duration every;

    CodAutoConfirm(AutoConfirmCash work, ChaseCash chasing, OrderConfig config) {
        this.work = work;
        this.chasing = chasing;
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
                        .chain(cancelled -> chasing.chaseDue(cause)
                                .map(chased -> "%d confirmed, %d cancelled, the cash of %d missing"
                                        .formatted(confirmed, cancelled, chased))));
    }
}
