package io.orderflow.warehouse.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReservationStatus;
import io.orderflow.warehouse.events.outgoing.ReservationEvents;
import io.orderflow.warehouse.persistence.Reservations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends reservations that were not confirmed in time and says so (C1.10). */
@Singleton
public class ExpireReservations {

    private final Database database;
    private final Reservations reservations;
    private final EndReservations ending;
    private final ReservationEvents events;
    private final PlatformClock clock;

    ExpireReservations(
            Database database,
            Reservations reservations,
            EndReservations ending,
            ReservationEvents events,
            PlatformClock clock) {
        this.database = database;
        this.reservations = reservations;
        this.ending = ending;
        this.events = events;
        this.clock = clock;
    }

    /** Ends up to {@code limit}, those longest due first. @return how many; safe with any number of callers at once */
    public Uni<Integer> expire(Cause cause, int limit) {
        return database.inTransaction(
                cause, tx -> reservations.lockDue(tx, clock.now(), limit).chain(due -> expire(tx, due)));
    }

    private Uni<Integer> expire(Tx tx, List<Reservation> due) {
        return ending.end(tx, due, ReservationStatus.EXPIRED, () -> events.expired(tx, due))
                .replaceWith(due.size());
    }
}
