package io.orderflow.order.usecase;

import io.orderflow.order.domain.CancelReasons;
import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.domain.payment.PaymentStatus;
import io.orderflow.order.usecase.alert.GoodsAlerts;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Takes over what the payment service says, and draws the consequences in the same transaction (C1.1, C1.2). */
@Singleton
public class HearOfPayment {

    private final WriteOrder writing;
    private final CancelOrder cancelling;
    private final Asks asks;
    private final GoodsAlerts alerts;

    HearOfPayment(WriteOrder writing, CancelOrder cancelling, Asks asks, GoodsAlerts alerts) {
        this.writing = writing;
        this.cancelling = cancelling;
        this.asks = asks;
        this.alerts = alerts;
    }

    /** @param order locked in this transaction @return the order afterwards, unchanged when the news is old */
    public Uni<Order> hear(Tx tx, Order order, Payment news, String cause) {
        return move(tx, order, order.heard(news), cause)
                .invoke(known -> {
                    if (known.isOnItsWayVoided() && order.paymentStatus() != PaymentStatus.VOIDED) {
                        alerts.leftAndVoided(tx, known);
                    }
                })
                .chain(known -> follow(tx, known));
    }

    /** Where the news is also a move of the order itself, both are one change; a further move is one of its own, with its own event. */
    private Uni<Order> move(Tx tx, Order order, Order heard, String cause) {
        Order after = heard.nextByMoney().map(heard::moved).orElse(heard);
        return after.status() == order.status()
                ? writing.change(tx, order, after, cause)
                : writing.change(tx, order, after, cause).chain(written -> move(tx, written, written, cause));
    }

    private Uni<Order> follow(Tx tx, Order order) {
        PaymentStatus money = order.paymentStatus();
        boolean isPending = order.status() == OrderStatus.PENDING;
        if (isPending && !order.isRefunded() && (order.isHeld() || order.isCaptured())) {
            return asks.confirmReservations(tx, order.id()).replaceWith(order);
        }
        // What was transferred of a payment that came to nothing may be back before that is heard.
        if (isPending && (money == PaymentStatus.FAILED || order.isRefunded())) {
            return cancelling.cancel(tx, order, CancelReasons.PAYMENT_FAILED).replaceWith(order);
        }
        // An operator's void takes a living order with it; after a cancellation it is what was asked for.
        if (money == PaymentStatus.VOIDED && order.status().ask(OrderStatus.CANCELLED) == Move.MOVED) {
            return cancelling.cancel(tx, order, CancelReasons.PAYMENT_VOIDED).replaceWith(order);
        }
        // No capture is tried any more, so that an order of which nothing has shipped is given up (X3.5).
        if (order.payment().isAuthorizationOver() && order.status().ask(OrderStatus.CANCELLED) == Move.MOVED) {
            return cancelling.cancel(tx, order, CancelReasons.CAPTURE_FAILED).replaceWith(order);
        }
        return Uni.createFrom().item(order);
    }
}
