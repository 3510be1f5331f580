package io.orderflow.order.usecase.checkout;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.persistence.Checkouts;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns a try into an order, in the transaction that also stores the answer for its key. */
@Singleton
class FinishCheckout {

    private final Checkouts checkouts;
    private final Orders orders;
    private final WriteOrder writing;
    private final HearOfPayment hearing;

    FinishCheckout(Checkouts checkouts, Orders orders, WriteOrder writing, HearOfPayment hearing) {
        this.checkouts = checkouts;
        this.orders = orders;
        this.writing = writing;
        this.hearing = hearing;
    }

    /** @return the order, or empty when the try is being undone by somebody else */
    Uni<Optional<Order>> finish(Tx tx, Order unnumbered) {
        return checkouts
                .done(tx, unnumbered.id())
                .chain(news -> news.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : orders.nextNumber(tx)
                                .chain(number -> writing.place(tx, unnumbered.numbered(number)))
                                .chain(placed -> hearing.hear(
                                        tx, placed, latest(placed, news.get()), "payment heard at checkout"))
                                .map(Optional::of));
    }

    /** An event about the payment may have been faster than the answer to our own call. */
    private static Payment latest(Order order, String news) {
        return news.isEmpty() ? order.payment() : Json.read(news, Payment.class);
    }
}
