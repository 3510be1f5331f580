package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.Payment;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.checkout.NoteNews;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
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
        UUID id;
        try {
            id = UUID.fromString(orderId);
        } catch (IllegalArgumentException notOurs) {
            return Uni.createFrom().item(Handled.park("no order has the id " + orderId));
        }
        return orders.lock(tx, id)
                .chain(found -> found.isPresent()
                        ? hearing.hear(tx, found.get(), news, cause).replaceWith(Handled.done())
                        : noting.note(tx, id, news));
    }
}
