package io.orderflow.order.usecase.completion;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.domain.shipment.Shipments;
import io.orderflow.order.persistence.Completions;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.order.usecase.HearOfPayment;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.alert.CompletionAlerts;
import io.orderflow.order.usecase.ask.Asks;
import io.orderflow.order.usecase.capture.AskCapture;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Completes an order, money first, with the order locked (E9.6): one that is only authorized is captured, and completed by whoever comes
 * back. Of one that was paid for as it shipped nothing more is taken: what has not shipped by now will not, and its money is let go.
 */
@Singleton
class SettleCompletion {

    /** What came of it. */
    enum Result {
        COMPLETED,
        /** Its money is being taken. */
        WAITS,
        /** Its money is not here, and nobody is about to take it. */
        UNPAID
    }

    private final Completions completions;
    private final ShipmentCaptures captures;
    private final WriteOrder writing;
    private final AskCapture capturing;
    private final HearOfPayment hearing;
    private final Asks asks;
    private final CompletionAlerts alerts;

    SettleCompletion(
            Completions completions,
            ShipmentCaptures captures,
            WriteOrder writing,
            AskCapture capturing,
            HearOfPayment hearing,
            Asks asks,
            CompletionAlerts alerts) {
        this.completions = completions;
        this.captures = captures;
        this.writing = writing;
        this.capturing = capturing;
        this.hearing = hearing;
        this.asks = asks;
        this.alerts = alerts;
    }

    /** @param order may be completed, and is not on hold @param cause for the timeline */
    Uni<Result> settle(Tx tx, Order order, String cause) {
        return order.isCapturedOnShipment()
                ? captures.of(tx, order.id()).chain(known -> settleParts(tx, order, known, cause))
                : settleWhole(tx, order, cause);
    }

    private Uni<Result> settleParts(Tx tx, Order order, Shipments known, String cause) {
        if (known.isAnyPending()) {
            return Uni.createFrom().item(Result.WAITS);
        }
        long captured = order.payment().captured();
        if (captured == 0 || captured >= order.totals().grand()) {
            return settleWhole(tx, order, cause);
        }
        if (known.isAnyRefused()) {
            alerts.partlyPaid(tx, order);
        }
        return complete(tx, order, cause).call(() -> asks.letGoOfRest(tx, order.written()));
    }

    private Uni<Result> settleWhole(Tx tx, Order order, String cause) {
        if (order.isCaptured()) {
            return complete(tx, order, cause);
        }
        return order.awaitsCapture()
                ? capturing
                        .isComing(tx, order, "captured before completion")
                        .map(coming -> coming ? Result.WAITS : Result.UNPAID)
                : Uni.createFrom().item(Result.UNPAID);
    }

    private Uni<Result> complete(Tx tx, Order order, String cause) {
        return writing.change(tx, order, order.moved(OrderStatus.COMPLETED), cause)
                // Where no more is to be taken, what was taken may have gone back as a whole.
                .chain(written -> hearing.hear(tx, written, written.payment(), cause))
                .chain(() -> completions.drop(tx, order.id()))
                .replaceWith(Result.COMPLETED);
    }
}
