package io.orderflow.order.usecase;

import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Whether an order is held. The one place where the confirmation of cash on delivery asks for it; nothing can hold an order yet. */
@Singleton
class OpenHolds {

    /** @param orderId locked in this transaction */
    Uni<Boolean> any(Tx tx, UUID orderId) {
        return Uni.createFrom().item(false);
    }
}
