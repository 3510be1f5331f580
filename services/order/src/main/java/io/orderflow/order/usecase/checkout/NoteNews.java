package io.orderflow.order.usecase.checkout;

import io.orderflow.order.domain.payment.Payment;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.saga.Sagas;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps what an event says of a payment whose order is not there yet. */
@Singleton
public class NoteNews {

    private final Sagas sagas;
    private final CheckoutSaga checkout;

    NoteNews(Sagas sagas, CheckoutSaga checkout) {
        this.sagas = sagas;
        this.checkout = checkout;
    }

    public Uni<Handled> note(Tx tx, UUID orderId, Payment news) {
        return sagas.note(tx, checkout, orderId, Json.write(news)).map(state -> switch (state.orElse("unknown")) {
            case "running" -> Handled.done();
            case "undoing", "undone", "parked" -> Handled.ignored("the checkout came to nothing");
            // The order was committed between the two statements, or nobody knows it: both look different next time.
            default -> Handled.park("no such order yet");
        });
    }
}
