package io.orderflow.payment.persistence;

import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What people typed about payments. A code of ours is words joined by underscores, and stays. */
@Singleton
public class TypedReasons {

    private static final String TYPED = "reason !~ '^[a-z]+(_[a-z]+)+$'";
    private static final String ERASED = "erased";

    /** @param paymentId locked */
    public Uni<Void> erase(Tx tx, UUID paymentId) {
        return tx.later(
                        "update payment_operation set reason = $2 where payment_id = $1 and " + TYPED,
                        paymentId,
                        ERASED)
                .chain(() ->
                        tx.later("update payout set reason = $2 where payment_id = $1 and " + TYPED, paymentId, ERASED))
                .chain(() -> tx.later("""
                        update payment set cancel_reason = $2, version = version + 1
                        where id = $1 and cancel_reason <> $2 and cancel_""" + TYPED, paymentId, ERASED));
    }

    /** Of an order whose payment never came to be. */
    public Uni<Void> eraseForestalled(Tx tx, String orderId) {
        return tx.later("update forestalled_order set reason = $2 where order_id = $1 and " + TYPED, orderId, ERASED);
    }
}
