package io.orderflow.warehouse.events.outgoing;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outbox.Outbox;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.event.ReservationExpired;
import io.orderflow.warehouse.domain.Reservation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Says what happened to reservations in the words of the contract. */
@Singleton
public class ReservationEvents {

    private final Outbox outbox;

    ReservationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public Uni<Void> expired(Tx tx, Collection<Reservation> reservations) {
        return Multi.createFrom()
                .iterable(reservations)
                .onItem()
                .transformToUniAndConcatenate(reservation -> expired(tx, reservation))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> expired(Tx tx, Reservation reservation) {
        return outbox.add(
                tx,
                Topics.WAREHOUSE_INVENTORY_RESERVATION_EXPIRED,
                reservation.id().toString(),
                new ReservationExpired(
                        reservation.id().toString(),
                        reservation.orderId(),
                        reservation.orderItemId(),
                        reservation.sku(),
                        reservation.warehouseId().toString(),
                        reservation.quantity()));
    }
}
