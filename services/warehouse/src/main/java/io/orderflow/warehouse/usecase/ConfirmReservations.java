package io.orderflow.warehouse.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReservationStatus;
import io.orderflow.warehouse.persistence.Reservations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Confirms every reservation of a paid order, or none (C1.7). */
@Singleton
public class ConfirmReservations {

    private final Database database;
    private final Reservations reservations;
    private final PlatformClock clock;

    ConfirmReservations(Database database, Reservations reservations, PlatformClock clock) {
        this.database = database;
        this.reservations = reservations;
        this.clock = clock;
    }

    /**
     * Idempotent: a repeat answers with the same reservations.
     * @return all of them in the order of their ids, or {@code reservation_gone} when one has ended without goods or there is none
     */
    public Uni<Outcome<List<Reservation>>> confirm(Cause cause, String orderId) {
        return database.attempt(
                cause, tx -> reservations.lockOfOrder(tx, orderId).chain(held -> confirm(tx, held)));
    }

    private Uni<Outcome<List<Reservation>>> confirm(Tx tx, List<Reservation> held) {
        boolean gone = held.stream()
                .anyMatch(reservation ->
                        reservation.status().moveTo(ReservationStatus.CONFIRMED) == ReservationStatus.Move.REFUSED);
        if (gone || held.isEmpty()) {
            return Uni.createFrom()
                    .item(Outcome.refused(Rejection.state(
                            "reservation_gone", "The order does not hold all that it had reserved any more.")));
        }
        var active = held.stream()
                .filter(reservation -> reservation.movesTo(ReservationStatus.CONFIRMED))
                .map(Reservation::id)
                .toList();
        return (active.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : reservations.move(tx, active, ReservationStatus.CONFIRMED, clock.now()))
                .replaceWith(Outcome.success(held.stream()
                        .map(reservation -> reservation.movesTo(ReservationStatus.CONFIRMED)
                                ? reservation.as(ReservationStatus.CONFIRMED)
                                : reservation)
                        .toList()));
    }
}
