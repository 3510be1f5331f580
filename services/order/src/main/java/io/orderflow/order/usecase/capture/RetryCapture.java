package io.orderflow.order.usecase.capture;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.CaptureTries;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.persistence.CaptureSchedule;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.CancelOrder;
import io.orderflow.order.usecase.alert.CaptureAlerts;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Batches;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Asks again for money that was refused, each try under a key of its own, and gives the order up after the last (X3.3, X3.4). */
@Singleton
public class RetryCapture {

    private final Database database;
    private final Orders orders;
    private final CaptureSchedule schedule;
    private final CancelOrder cancelling;
    private final Asks asks;
    private final CaptureAlerts alerts;
    private final CaptureTries tries;
    private final int batch;

    RetryCapture(
            Database database,
            Orders orders,
            CaptureSchedule schedule,
            CancelOrder cancelling,
            Asks asks,
            CaptureAlerts alerts,
            OrderConfig config) {
        this.database = database;
        this.orders = orders;
        this.schedule = schedule;
        this.cancelling = cancelling;
        this.asks = asks;
        this.alerts = alerts;
        var capture = config.capture();
        this.tries = new CaptureTries(capture.tries(), capture.firstWait(), capture.longestWait());
        this.batch = capture.retryBatch();
    }

    /**
     * A try was refused: the next one is on record with the refusal, or there is an alert and an order that has not shipped is cancelled,
     * and what is held of its money is let go with it.
     * @param made tries that were refused so far
     */
    public Uni<Void> refused(Tx tx, UUID orderId, int made, String code) {
        return orders.lock(tx, orderId)
                .chain(found -> found.map(order -> follow(tx, order, made, code))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** One batch of orders whose refusal came another way than by their own try. @return how many are tried again or given up */
    public Uni<Integer> takeUpAbandoned(Cause cause) {
        return schedule.abandoned(database, batch)
                .chain(found -> Batches.each(database, cause, found, this::takeUp))
                .map(Batches.Batch::done);
    }

    private Uni<Boolean> takeUp(Tx tx, UUID id) {
        return orders.lock(tx, id)
                .chain(found -> schedule.tried(tx, id)
                        .chain(tried -> found.filter(order -> !tried.open()
                                        && order.paymentStatus() == PaymentStatus.CAPTURE_FAILED
                                        && isLive(order))
                                .map(order -> next(tx, order, tried.times()).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Void> next(Tx tx, Order order, int made) {
        return made == 0 ? asks.capturePayment(tx, order.id()) : follow(tx, order, made, CancelReasons.CAPTURE_FAILED);
    }

    private Uni<Void> follow(Tx tx, Order order, int made, String code) {
        var wait = tries.next(made, code);
        boolean wanted = order.status().rank() < OrderStatus.CANCELLED.rank();
        if (wait.isPresent() && wanted) {
            return again(tx, order, made + 1, wait.get());
        }
        if (wanted && !isLive(order)) {
            alerts.givenUpTooLate(tx, order, made, code);
            return Uni.createFrom().voidItem();
        }
        if (wanted) {
            alerts.givenUp(tx, order.id(), made, code);
        }
        return cancelling.cancel(tx, order, CancelReasons.CAPTURE_FAILED).replaceWithVoid();
    }

    private Uni<Void> again(Tx tx, Order order, int number, Duration wait) {
        return asks.capturePaymentAgain(tx, order.id(), number, wait);
    }

    private static boolean isLive(Order order) {
        return order.status().ask(OrderStatus.CANCELLED) == Move.MOVED;
    }
}
