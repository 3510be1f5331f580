package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.completion.CompleteOrders;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Completes shipped orders of which nothing was heard for a week, money first (J7.1, C1.15). */
@Singleton
public class AutoComplete implements Job {

    private final CompleteOrders work;
    private final OrderConfig config;

    AutoComplete(CompleteOrders work, OrderConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "order-auto-complete";
    }

    @Override
    public Duration every() {
        return config.completion().every();
    }

    @Override
    public Uni<String> run() {
        return work.completeDue(Cause.system(name())).map(count -> count + " completed");
    }
}
