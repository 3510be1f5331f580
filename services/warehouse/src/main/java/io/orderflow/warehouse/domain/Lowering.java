package io.orderflow.warehouse.domain;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What has to be let go so that an order holds no more of its items than it still needs; of an item, the reservation with the highest id
 * first. The order service cuts its own account alike.
 * @param ended     end as a whole
 * @param shortened go on with fewer units
 */
public record Lowering(List<Reservation> ended, List<Cut> shortened) {

    /** @param units that are let go, fewer than it holds */
    public record Cut(Reservation reservation, long units) {

        /** What is let go, as a reservation. */
        Reservation part() {
            return reservation.holding(units);
        }
    }

    /**
     * @param known  of the order, in the order of their ids
     * @param limits units that may stay, by order item
     * @return empty lists when no more is held; {@code reservation_fulfilled} when more than that has left
     */
    public static Outcome<Lowering> of(List<Reservation> known, Map<String, Long> limits) {
        var lowering = new Lowering(new ArrayList<>(), new ArrayList<>());
        for (var limit : limits.entrySet()) {
            List<Reservation> held = known.stream()
                    .filter(reservation -> reservation.orderItemId().equals(limit.getKey()))
                    .filter(reservation -> reservation.status().covers())
                    .sorted(Comparator.comparing(Reservation::id).reversed())
                    .toList();
            long over = held.stream().mapToLong(Reservation::quantity).sum() - limit.getValue();
            if (lowering.take(held, over) > 0) {
                return Outcome.refused(
                        Rejection.state("reservation_fulfilled", "More of an item has been shipped than is to stay."));
            }
        }
        return Outcome.success(lowering);
    }

    /** @return what could not be taken */
    private long take(List<Reservation> lastFirst, long over) {
        long left = over;
        for (Reservation reservation : lastFirst) {
            if (left <= 0 || !reservation.status().live()) {
                continue;
            }
            if (reservation.quantity() <= left) {
                ended.add(reservation);
            } else {
                shortened.add(new Cut(reservation, left));
            }
            left -= Math.min(left, reservation.quantity());
        }
        return left;
    }

    public boolean isNothing() {
        return ended.isEmpty() && shortened.isEmpty();
    }

    /** What becomes available, each place once. */
    public List<StockAmount> freed() {
        var parts = new ArrayList<>(ended);
        shortened.stream().map(Cut::part).forEach(parts::add);
        return StockAmount.of(parts);
    }

    /** What the order holds afterwards. */
    public List<Reservation> left(List<Reservation> known) {
        return known.stream()
                .filter(reservation -> reservation.status().covers() && !ended.contains(reservation))
                .map(this::shortened)
                .toList();
    }

    private Reservation shortened(Reservation reservation) {
        return shortened.stream()
                .filter(cut -> cut.reservation().equals(reservation))
                .findFirst()
                .map(cut -> reservation.holding(reservation.quantity() - cut.units()))
                .orElse(reservation);
    }
}
