package io.orderflow.payment.usecase;

import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.history.PaymentHistory;
import io.orderflow.payment.domain.history.ToldMove;
import io.orderflow.payment.events.outgoing.ToldMoves;
import io.orderflow.payment.persistence.BookedMoves;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.history.History;
import io.orderflow.platform.outbox.PublishedEvents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tells what became of the payment of an order, from its ledger and its events. */
@Singleton
public class TellHistory {

    private final Database database;
    private final Payments payments;
    private final BookedMoves booked;
    private final PublishedEvents published;

    TellHistory(Database database, Payments payments, BookedMoves booked, PublishedEvents published) {
        this.database = database;
        this.payments = payments;
        this.booked = booked;
        this.published = published;
    }

    /** Nothing of an order that has no payment. */
    public Uni<History> of(String orderId, int limit) {
        return payments.findByOrder(database, orderId)
                .chain(found -> found.map(payment -> of(payment, limit))
                        .orElseGet(() -> Uni.createFrom().item(History.NONE)));
    }

    private Uni<History> of(Payment payment, int limit) {
        return booked.of(database, payment.id(), limit + 1)
                .chain(moves ->
                        told(payment, limit).map(told -> History.latest(PaymentHistory.of(moves, told), limit)));
    }

    /** Each line of the ledger may have an event, and as much may have been told beside it. */
    private Uni<List<ToldMove>> told(Payment payment, int limit) {
        return published
                .of(database, List.of(payment.id().toString()), 2 * limit)
                .map(events -> events.stream()
                        .map(ToldMoves::of)
                        .flatMap(Optional::stream)
                        .toList());
    }
}
