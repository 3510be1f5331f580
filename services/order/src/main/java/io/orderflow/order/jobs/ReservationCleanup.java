package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.parked.ReleaseLeftovers;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Has stock let go that may still be held for cancelled orders and parts of orders, whatever became of its release (J7.1, C1.12, M2.1). */
@Singleton
public class ReservationCleanup implements Job {

    private final ReleaseLeftovers work;
    private final OrderConfig config;

    ReservationCleanup(ReleaseLeftovers work, OrderConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "reservation-cleanup";
    }

    @Override
    public Duration every() {
        return config.reservationCleanup().every();
    }

    @Override
    public Uni<String> run() {
        return work.release(Cause.system(name())).map(count -> count + " releases asked for again");
    }
}
