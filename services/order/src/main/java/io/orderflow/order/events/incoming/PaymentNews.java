package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.payment.Payment;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.checkout.NoteNews;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Brings what an event says of a payment to its order, or to the checkout that is about to become one. */
@Singleton
class PaymentNews {

    private final Orders orders;
    private final HearOfPayment hearing;
    private final NoteNews noting;

    PaymentNews(Orders orders, HearOfPayment hearing, NoteNews noting) {
        this.orders = orders;
        this.hearing = hearing;
        this.noting = noting;
    }

    Uni<Handled> tell(Tx tx, String orderId, Payment news, String cause) {
        return Ids.find(orderId)
                .map(order -> tell(tx, order, news, cause))
                .orElseGet(() -> Uni.createFrom().item(Handled.park("no order has the id " + orderId)));
    }

    private Uni<Handled> tell(Tx tx, UUID order, Payment news, String cause) {
        return hear(tx, order, news, cause)
                .chain(heard -> heard
                        ? Uni.createFrom().item(Handled.done())
                        : noting.note(tx, order, news).chain(noted -> lookAgain(tx, order, news, cause, noted)));
    }

    /** Its checkout may have ended between the two looks; then the order is there now. */
    private Uni<Handled> lookAgain(Tx tx, UUID order, Payment news, String cause, Handled noted) {
        return noted instanceof Handled.Park
                ? hear(tx, order, news, cause).map(heard -> heard ? Handled.done() : noted)
                : Uni.createFrom().item(noted);
    }

    private Uni<Boolean> hear(Tx tx, UUID id, Payment news, String cause) {
        return orders.head(tx, id)
                .chain(order -> isOld(order, news)
                        ? Uni.createFrom().item(true)
                        : orders.lock(tx, id)
                                .chain(found -> found.isPresent()
                                        ? hearing.hear(tx, found.get(), news, cause)
                                                .replaceWith(true)
                                        : Uni.createFrom().item(false)));
    }

    /**
     * Most news is: the order has learned the same from the answer to its own call. What it knows of a payment only grows, and what
     * follows was written with it, so nothing needs to be locked to see that.
     */
    private static boolean isOld(Optional<Order> known, Payment news) {
        return known.filter(order -> order.heard(news).equals(order)).isPresent();
    }
}
