package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.cancellation.CancelUnpaid;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Cancels what nobody has paid or confirmed within the window of its method (J7.1, X3.11). */
@Singleton
public class OrderCleanup implements Job {

    private final CancelUnpaid work;
    private final OrderConfig config;

    OrderCleanup(CancelUnpaid work, OrderConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "order-cleanup";
    }

    @Override
    public Duration every() {
        return config.orderCleanup().every();
    }

    @Override
    public Uni<String> run() {
        return work.cancelOverdue(Cause.system(name())).map(count -> count + " cancelled");
    }
}
