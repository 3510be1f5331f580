package io.orderflow.order.usecase;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.goods.Allocated;
import io.orderflow.order.domain.payment.PaymentMethod;
import io.orderflow.order.events.outgoing.OrderEvents;
import io.orderflow.order.persistence.CaptureSchedule;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Confirms an order once all its reservations are confirmed (C1.1, C1.7, X3.2). */
@Singleton
public class ConfirmOrder {

    private final Orders orders;
    private final WriteOrder writing;
    private final OrderEvents events;
    private final Asks asks;
    private final CaptureSchedule schedule;
    private final PlatformClock clock;
    private final Duration captureDelay;

    ConfirmOrder(
            Orders orders,
            WriteOrder writing,
            OrderEvents events,
            Asks asks,
            CaptureSchedule schedule,
            PlatformClock clock,
            OrderConfig config) {
        this.orders = orders;
        this.writing = writing;
        this.events = events;
        this.asks = asks;
        this.schedule = schedule;
        this.clock = clock;
        this.captureDelay = config.capture().delay();
    }

    /** Staff confirm an order that is paid on delivery; the reservations are confirmed first. */
    public Uni<Outcome<Order>> confirmCashOnDelivery(Tx tx, UUID orderId) {
        return orders.lock(tx, orderId)
                .chain(found -> found.map(order -> startCashOnDelivery(tx, order))
                        .orElseGet(() -> refuse(Rejection.notFound("No such order."))));
    }

    private Uni<Outcome<Order>> startCashOnDelivery(Tx tx, Order order) {
        return switch (order.status().ask(OrderStatus.CONFIRMED)) {
            case ALREADY -> Uni.createFrom().item(Outcome.success(order));
            case REFUSED -> refuse(Illegal.move(order, "confirmed"));
            case MOVED ->
                order.method() == PaymentMethod.COD
                        ? asks.confirmReservations(tx, order.id()).replaceWith(Outcome.success(order))
                        : refuse(Rejection.state(
                                "illegal_transition",
                                "The order is pending; only cash on delivery is confirmed by hand."));
        };
    }

    /**
     * The warehouse has confirmed every reservation: order, committed stock and the request for the money in one transaction.
     * @param confirmed what it holds now, which is not what it held at checkout when something had to be reserved again
     */
    public Uni<Void> reservationsConfirmed(Tx tx, UUID orderId, List<Allocated> confirmed) {
        return orders.lock(tx, orderId)
                .chain(found -> found.filter(order -> order.status().ask(OrderStatus.CONFIRMED) == Move.MOVED)
                        .map(order -> confirm(tx, order, confirmed))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> confirm(Tx tx, Order order, List<Allocated> confirmed) {
        Order held = order.holding(confirmed);
        return orders.reallocate(tx, order, held)
                .chain(() -> writing.change(tx, order, held.moved(OrderStatus.CONFIRMED), "reservations confirmed"))
                .call(written -> events.stockCommitted(tx, written))
                .chain(written -> money(tx, written));
    }

    private Uni<Void> money(Tx tx, Order confirmed) {
        if (confirmed.isCaptured()) {
            return writing.change(tx, confirmed, confirmed.moved(OrderStatus.PAID), "captured in full")
                    .replaceWithVoid();
        }
        if (confirmed.method() != PaymentMethod.CARD) {
            return Uni.createFrom().voidItem();
        }
        return switch (confirmed.capturePolicy()) {
            case "immediate" -> events.captureRequested(tx, confirmed);
            case "on_confirm" -> schedule.add(tx, confirmed.id(), clock.now().plus(captureDelay));
            default -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Outcome<Order>> refuse(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
