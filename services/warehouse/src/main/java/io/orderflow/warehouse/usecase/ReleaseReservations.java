package io.orderflow.warehouse.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReservationStatus;
import io.orderflow.warehouse.persistence.Reservations;
import io.orderflow.warehouse.persistence.ReservingOrders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Gives back what an order still holds, confirmed or not, and refuses it from then on: a Reserve that is on its way finds the order
 * released (C1.8, M2.1). What has been shipped stays shipped.
 */
@Singleton
public class ReleaseReservations {

    private final Database database;
    private final ReservingOrders orders;
    private final Reservations reservations;
    private final EndReservations ending;
    private final PlatformClock clock;

    ReleaseReservations(
            Database database,
            ReservingOrders orders,
            Reservations reservations,
            EndReservations ending,
            PlatformClock clock) {
        this.database = database;
        this.orders = orders;
        this.reservations = reservations;
        this.ending = ending;
        this.clock = clock;
    }

    /** Idempotent. @return how many reservations this or an earlier call released */
    public Uni<Long> release(Cause cause, String orderId, String reason) {
        return database.inTransaction(cause, tx -> release(tx, orderId, reason));
    }

    /** The same in a transaction that is given. */
    public Uni<Long> release(Tx tx, String orderId, String reason) {
        return orders.release(tx, orderId, reason, clock.now())
                .chain(() -> reservations.lockOfOrder(tx, orderId))
                .chain(known -> {
                    List<Reservation> held = known.stream()
                            .filter(reservation -> reservation.movesTo(ReservationStatus.RELEASED))
                            .toList();
                    long before = known.stream()
                            .filter(reservation -> reservation.status() == ReservationStatus.RELEASED)
                            .count();
                    return ending.end(tx, held, ReservationStatus.RELEASED).replaceWith(before + held.size());
                });
    }
}
