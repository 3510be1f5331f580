package io.orderflow.warehouse.jobs;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.job.Job;
import io.orderflow.warehouse.config.WarehouseConfig;
import io.orderflow.warehouse.usecase.ExpireReservations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Ends overdue reservations batch by batch until none is left (J7.3). */
@Singleton
public class ReservationExpiry implements Job {

    private final ExpireReservations expiry;
    private final WarehouseConfig.ReservationExpiry config;

    ReservationExpiry(ExpireReservations expiry, WarehouseConfig config) {
        this.expiry = expiry;
        this.config = config.reservationExpiry();
    }

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public Duration every() {
        return config.every();
    }

    @Override
    public Uni<String> run() {
        var cause = Cause.system(name());
        return Batches.untilNoneCounted(config.batch(), () -> expiry.expire(cause, config.batch()))
                .map(ended -> ended + " expired");
    }
}
