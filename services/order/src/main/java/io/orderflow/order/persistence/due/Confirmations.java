package io.orderflow.order.persistence.due;

import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Pending orders whose confirmation is under way: they are paid, or staff have confirmed them, and the warehouse has yet to answer. */
@Singleton
public class Confirmations {

    private static final String KIND = "confirm-reservations";

    /** For an order that is locked in this transaction; whoever asks for a confirmation locks it too. */
    public Uni<Boolean> isUnderWay(Tx tx, UUID orderId) {
        return tx.first(
                        "select exists (select from operation where subject = $1 and kind = $2)",
                        row -> row.getBoolean(0),
                        orderId.toString(),
                        KIND)
                .map(asked -> asked.orElse(false));
    }
}
