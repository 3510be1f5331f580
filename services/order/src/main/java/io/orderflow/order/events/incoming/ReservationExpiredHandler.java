package io.orderflow.order.events.incoming;

import io.orderflow.order.usecase.cancellation.ExpireOrder;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.inbox.Handled;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.ReservationExpired;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The buyer did not pay in time (C1.10). */
@Singleton
public class ReservationExpiredHandler implements TopicHandler<ReservationExpired> {

    private final ExpireOrder expiring;

    ReservationExpiredHandler(ExpireOrder expiring) {
        this.expiring = expiring;
    }

    @Override
    public String topic() {
        return Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED;
    }

    @Override
    public Class<ReservationExpired> type() {
        return ReservationExpired.class;
    }

    @Override
    public Uni<Handled> handle(Tx tx, Event<ReservationExpired> event) {
        return expiring.expire(tx, event.data().orderId());
    }
}
