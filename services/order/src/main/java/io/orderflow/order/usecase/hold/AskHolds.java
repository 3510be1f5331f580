package io.orderflow.order.usecase.hold;

import io.orderflow.order.persistence.Holds;
import io.orderflow.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Whether an order may go on: asked before it is confirmed by itself, and before it is picked. */
@Singleton
public class AskHolds {

    private final Holds holds;

    AskHolds(Holds holds) {
        this.holds = holds;
    }

    /**
     * @param sql the transaction that has locked the order where the answer must last, else the database
     * @return whether a hold is open; false for an order that nobody knows
     */
    public Uni<Boolean> hasOpen(Sql sql, UUID orderId) {
        return holds.anyOpen(sql, orderId);
    }
}
