package io.orderflow.warehouse.usecase;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReservationStatus;
import io.orderflow.warehouse.domain.StockAmount;
import io.orderflow.warehouse.persistence.Reservations;
import io.orderflow.warehouse.persistence.Stock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/** The one way in which reserved stock becomes available again: state, history and counter together (S1, S2). */
@Singleton
class EndReservations {

    private final Reservations reservations;
    private final Stock stock;
    private final PlatformClock clock;

    EndReservations(Reservations reservations, Stock stock, PlatformClock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.clock = clock;
    }

    /** @param live locked by the transaction, each one moving to {@code end}; may be empty */
    Uni<Void> end(Tx tx, List<Reservation> live, ReservationStatus end) {
        return end(tx, live, end, () -> Uni.createFrom().voidItem());
    }

    /** @param told what else belongs to it, done before the hot stock rows are locked */
    Uni<Void> end(Tx tx, List<Reservation> live, ReservationStatus end, Supplier<Uni<Void>> told) {
        if (live.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return reservations
                .move(tx, live.stream().map(Reservation::id).toList(), end, clock.now())
                .chain(told::get)
                .chain(() -> stock.giveBack(tx, StockAmount.of(live)))
                .invoke(given -> {
                    if (!given) {
                        throw new IllegalStateException("less is reserved than these reservations hold: " + live);
                    }
                })
                .replaceWithVoid();
    }
}
