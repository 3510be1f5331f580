package io.orderflow.warehouse.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.warehouse.domain.Lowering;
import io.orderflow.warehouse.domain.Reservation;
import io.orderflow.warehouse.domain.ReservationStatus;
import io.orderflow.warehouse.persistence.ItemLimits;
import io.orderflow.warehouse.persistence.Reservations;
import io.orderflow.warehouse.persistence.ReservingOrders;
import io.orderflow.warehouse.persistence.Stock;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gives back what an order no longer needs of its items, and holds it to that: a Reserve that is on its way, or that makes up for what
 * has expired, gets no more. It only ever lowers, so it may come twice, late, or after a later one.
 */
@Singleton
public class LowerReservations {

    private final Database database;
    private final ReservingOrders orders;
    private final ItemLimits limits;
    private final Reservations reservations;
    private final Stock stock;
    private final PlatformClock clock;

    LowerReservations(
            Database database,
            ReservingOrders orders,
            ItemLimits limits,
            Reservations reservations,
            Stock stock,
            PlatformClock clock) {
        this.database = database;
        this.orders = orders;
        this.limits = limits;
        this.reservations = reservations;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * @param wanted units that may stay, by order item
     * @param kept   of them, those that are to stay where they are, by reservation
     * @return what the order holds now, or {@code reservation_fulfilled} when more than that has left, and then nothing has changed
     */
    public Uni<Outcome<List<Reservation>>> lower(
            Cause cause, String orderId, Map<String, Long> wanted, Map<UUID, Long> kept) {
        return database.attempt(
                cause,
                tx -> orders.lock(tx, orderId, clock.now())
                        .chain(() -> limits.lower(tx, orderId, wanted))
                        .chain(() -> limits.of(tx, orderId))
                        .chain(inForce ->
                                reservations.lockOfOrder(tx, orderId).chain(known -> lower(tx, known, inForce, kept))));
    }

    private Uni<Outcome<List<Reservation>>> lower(
            Tx tx, List<Reservation> known, Map<String, Long> inForce, Map<UUID, Long> kept) {
        return switch (Lowering.of(known, inForce, kept)) {
            case Outcome.Refused<Lowering>(Rejection rejection) ->
                Uni.createFrom().item(Outcome.refused(rejection));
            case Outcome.Success<Lowering>(Lowering lowering) ->
                end(tx, lowering.ended(), lost(known, inForce))
                        .chain(() -> shorten(tx, lowering.shortened()))
                        .chain(() -> give(tx, lowering))
                        .replaceWith(Outcome.success(lowering.left(known)));
        };
    }

    /** One that has ended before and that nothing is to be held for any more must not stand in the way of confirming the rest. */
    private static List<Reservation> lost(List<Reservation> known, Map<String, Long> inForce) {
        return known.stream()
                .filter(reservation -> !reservation.status().covers())
                .filter(reservation -> Long.valueOf(0).equals(inForce.get(reservation.orderItemId())))
                .toList();
    }

    private Uni<Void> end(Tx tx, List<Reservation> ended, List<Reservation> lost) {
        List<UUID> over = Stream.concat(ended.stream(), lost.stream())
                .map(Reservation::id)
                .toList();
        if (over.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> moved = ended.isEmpty()
                ? Uni.createFrom().voidItem()
                : reservations.move(
                        tx, ended.stream().map(Reservation::id).toList(), ReservationStatus.RELEASED, clock.now());
        return moved.chain(() -> reservations.setAside(tx, over)).replaceWithVoid();
    }

    private Uni<Void> shorten(Tx tx, List<Lowering.Cut> cuts) {
        return cuts.isEmpty() ? Uni.createFrom().voidItem() : reservations.shorten(tx, cuts, clock.now());
    }

    private Uni<Void> give(Tx tx, Lowering lowering) {
        return lowering.isNothing()
                ? Uni.createFrom().voidItem()
                : stock.giveBack(tx, lowering.freed())
                        .invoke(given -> {
                            if (!given) {
                                throw new IllegalStateException("less is reserved than is let go: " + lowering);
                            }
                        })
                        .replaceWithVoid();
    }
}
