package io.orderflow.order.usecase.checkout;

import io.orderflow.order.persistence.Checkouts;
import io.orderflow.order.persistence.Orders;
import io.orderflow.order.usecase.Asks;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Undoes a try to place an order, in reverse order: first the stock, then the money (X3.9). Each undo is safe for a step that was never
 * made or is still on its way: the other service then refuses the step when it arrives.
 */
@Singleton
public class UndoCheckout {

    private static final int BATCH = 50;

    private final Database database;
    private final Checkouts checkouts;
    private final Orders orders;
    private final Idempotency idempotency;
    private final Asks asks;

    UndoCheckout(Database database, Checkouts checkouts, Orders orders, Idempotency idempotency, Asks asks) {
        this.database = database;
        this.checkouts = checkouts;
        this.orders = orders;
        this.idempotency = idempotency;
        this.asks = asks;
    }

    /** Undoes a try and keeps {@code answer} for repeats of its key; empty frees the key, so that the buyer may try again. */
    Uni<Void> undo(Cause cause, UUID orderId, IdempotencyKey key, String reason, Optional<Reply> answer) {
        return database.inTransaction(
                cause,
                tx -> checkouts
                        .undoing(tx, orderId, reason)
                        .chain(mine -> mine
                                ? asks.releaseStock(tx, orderId, reason)
                                        .chain(() -> answer.map(reply ->
                                                        idempotency.complete(tx, key.scope(), key.key(), reply))
                                                .orElseGet(() -> idempotency.release(tx, key.scope(), key.key())))
                                : Uni.createFrom().voidItem()));
    }

    /** Takes over what a process that is gone has left behind. @return true when there may be more */
    Uni<Boolean> takeOverInterrupted() {
        return database.inTransaction(
                Cause.system("checkout-recovery"),
                tx -> checkouts
                        .takeInterrupted(tx, BATCH)
                        .call(taken -> chainAll(tx, taken))
                        .map(taken -> taken.size() == BATCH));
    }

    private Uni<Void> chainAll(Tx tx, Iterable<Checkouts.Interrupted> taken) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Checkouts.Interrupted one : taken) {
            all = all.chain(() -> asks.releaseStock(tx, one.orderId(), "interrupted"))
                    .chain(() -> idempotency.release(tx, one.scope(), one.key()));
        }
        return all;
    }

    /** The stock is let go. For a try that is being undone the money follows; an order's cancellation has asked for both already. */
    public Uni<Void> stockReleased(Tx tx, UUID orderId) {
        return orders.find(tx, orderId)
                .chain(order -> order.isPresent()
                        ? Uni.createFrom().voidItem()
                        : asks.cancelPayment(tx, orderId, "checkout undone"));
    }

    /** Nothing is left of the try. */
    public Uni<Void> paymentCancelled(Tx tx, UUID orderId) {
        return checkouts.undone(tx, orderId).replaceWithVoid();
    }
}
