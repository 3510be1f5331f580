package io.orderflow.warehouse.domain;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * What has to be let go so that an order holds no more of its items than it still needs. What the order does not keep where it is goes
 * first, and of several reservations the one with the highest id; the order service cuts its own account alike.
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
     * @param known  of the order
     * @param limits units that may stay, by order item
     * @param kept   of them, those that are to stay where they are, by reservation; such a wish raises no limit and may be outdated
     * @return empty lists when no more is held; {@code reservation_fulfilled} when more than that has left
     */
    public static Outcome<Lowering> of(List<Reservation> known, Map<String, Long> limits, Map<UUID, Long> kept) {
        var lowering = new Lowering(new ArrayList<>(), new ArrayList<>());
        for (var limit : limits.entrySet()) {
            List<Reservation> held = known.stream()
                    .filter(reservation -> reservation.orderItemId().equals(limit.getKey()))
                    .filter(reservation -> reservation.status().covers())
                    .sorted(Comparator.comparing(Reservation::id).reversed())
                    .toList();
            if (!lowering.take(held, limit.getValue(), kept)) {
                return Outcome.refused(
                        Rejection.state("reservation_fulfilled", "More of an item has been shipped than is to stay."));
            }
        }
        return Outcome.success(lowering);
    }

    /** @return whether that was enough */
    private boolean take(List<Reservation> lastFirst, long limit, Map<UUID, Long> kept) {
        long over = lastFirst.stream().mapToLong(Reservation::quantity).sum() - limit;
        List<Reservation> live =
                lastFirst.stream().filter(one -> one.status().live()).toList();
        var cuts = new HashMap<Reservation, Long>();
        over = cut(cuts, live, over, one -> one.quantity() - kept.getOrDefault(one.id(), 0L));
        over = cut(cuts, live, over, Reservation::quantity);
        live.forEach(one -> note(one, cuts.getOrDefault(one, 0L)));
        return over <= 0;
    }

    /** @param most that may be let go of a reservation, with what has been before @return what is left to be let go */
    private static long cut(
            Map<Reservation, Long> cuts, List<Reservation> lastFirst, long over, ToLongFunction<Reservation> most) {
        long left = over;
        for (Reservation one : lastFirst) {
            long before = cuts.getOrDefault(one, 0L);
            long more = Math.clamp(left, 0, Math.max(0, most.applyAsLong(one) - before));
            cuts.put(one, before + more);
            left -= more;
        }
        return left;
    }

    private void note(Reservation reservation, long units) {
        if (units == reservation.quantity()) {
            ended.add(reservation);
        } else if (units > 0) {
            shortened.add(new Cut(reservation, units));
        }
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
