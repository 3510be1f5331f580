package io.orderflow.order.events.incoming;

import io.orderflow.order.domain.Payment;
import io.orderflow.order.persistence.Checkouts;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Brings what an event says of a payment to its order, or to the checkout that is about to become one. */
@Singleton
class PaymentNews {

    private final Orders orders;
    private final Checkouts checkouts;
    private final HearOfPayment hearing;

    PaymentNews(Orders orders, Checkouts checkouts, HearOfPayment hearing) {
        this.orders = orders;
        this.checkouts = checkouts;
        this.hearing = hearing;
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
                        : early(tx, id, news));
    }

    private Uni<Handled> early(Tx tx, UUID orderId, Payment news) {
        return checkouts.note(tx, orderId, Json.write(news)).map(state -> switch (state.orElse("unknown")) {
            case "authorizing", "reserving" -> Handled.done();
            case "undoing", "undone" -> Handled.ignored("the checkout came to nothing");
            // The order was committed between the two statements, or nobody knows it: both look different next time.
            default -> Handled.park("no such order yet");
        });
    }
}
