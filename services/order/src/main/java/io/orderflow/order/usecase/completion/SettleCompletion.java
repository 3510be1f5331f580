package io.orderflow.order.usecase.completion;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.order.persistence.ShipmentCaptures;
import io.orderflow.order.persistence.due.Completions;
import io.orderflow.order.usecase.WriteOrder;
import io.orderflow.order.usecase.capture.AskCapture;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Completes an order, money first, with the order locked (E9.6): what is only held of it is captured, and it is completed by whoever comes
 * back. One that is paid for as it ships is no other: all that is left of it has left by now, though a part may have gone unpaid.
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

    SettleCompletion(Completions completions, ShipmentCaptures captures, WriteOrder writing, AskCapture capturing) {
        this.completions = completions;
        this.captures = captures;
        this.writing = writing;
        this.capturing = capturing;
    }

    /** @param order may be completed, and is not on hold @param cause for the timeline */
    Uni<Result> settle(Tx tx, Order order, String cause) {
        return order.isCapturedOnShipment()
                ? captures.of(tx, order.id())
                        .chain(known -> known.isAnyPending()
                                ? Uni.createFrom().item(Result.WAITS)
                                : settleRest(tx, order, cause))
                : settleRest(tx, order, cause);
    }

    private Uni<Result> settleRest(Tx tx, Order order, String cause) {
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
                .chain(() -> completions.drop(tx, order.id()))
                .replaceWith(Result.COMPLETED);
    }
}
