package io.orderflow.order.usecase.capture;

import io.orderflow.order.domain.Order;
import io.orderflow.order.persistence.CaptureSchedule;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Has all that is still held of an order's money taken, with its order locked; once, however often that is wanted. */
@Singleton
public class AskCapture {

    private final WriteOrder writing;
    private final Asks asks;
    private final CaptureSchedule schedule;

    AskCapture(WriteOrder writing, Asks asks, CaptureSchedule schedule) {
        this.writing = writing;
        this.asks = asks;
        this.schedule = schedule;
    }

    /** @param order awaits its capture @param cause for the timeline */
    Uni<Void> ask(Tx tx, Order order, String cause) {
        return writing.change(tx, order, order.capturing(), cause).chain(() -> asks.capturePayment(tx, order.id()));
    }

    /** As {@link #ask}. @return whether it is about to be taken; false once all tries were refused, as of an order that had shipped */
    public Uni<Boolean> isComing(Tx tx, Order order, String cause) {
        return ask(tx, order, cause).chain(() -> schedule.tried(tx, order.id())).map(CaptureSchedule.Tried::open);
    }
}
