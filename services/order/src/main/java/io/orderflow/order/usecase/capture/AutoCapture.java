package io.orderflow.order.usecase.capture;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.events.outgoing.OrderEvents;
import io.orderflow.order.persistence.CaptureSchedule;
import io.orderflow.order.persistence.Orders;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Has the money of confirmed orders taken once its time has come (capture policy {@code on_confirm}). */
@Singleton
public class AutoCapture {

    private final Database database;
    private final Orders orders;
    private final CaptureSchedule schedule;
    private final OrderEvents events;
    private final PlatformClock clock;
    private final int batch;

    AutoCapture(
            Database database,
            Orders orders,
            CaptureSchedule schedule,
            OrderEvents events,
            PlatformClock clock,
            OrderConfig config) {
        this.database = database;
        this.orders = orders;
        this.schedule = schedule;
        this.events = events;
        this.clock = clock;
        this.batch = config.capture().autoBatch();
    }

    /** Batch by batch, until none is due. @return how many captures were asked for */
    public Uni<Integer> captureDue(Cause cause) {
        return Batches.untilNone(
                batch,
                () -> schedule.due(database, clock.now(), batch)
                        .chain(due -> Batches.each(database, cause, due, this::capture)));
    }

    /** One that was cancelled or captured in the meantime only leaves the schedule. */
    private Uni<Boolean> capture(Tx tx, UUID id) {
        return orders.lock(tx, id)
                .chain(found -> schedule.take(tx, id).chain(taken -> {
                    var due = found.filter(order ->
                            taken && order.awaitsCapture() && order.status().rank() < OrderStatus.CANCELLED.rank());
                    return due.isPresent()
                            ? events.captureRequested(tx, due.get()).replaceWith(true)
                            : Uni.createFrom().item(false);
                }));
    }
}
