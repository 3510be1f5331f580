package io.orderflow.warehouse.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The states of a reservation and every move between them; it ends exactly once, as fulfilled, released or expired.
 * The two tables below are the whole truth: statements on reservations take their source states from here.
 * Source: domain.md §3.
 */
public enum ReservationStatus {
    ACTIVE,
    CONFIRMED,
    FULFILLED,
    RELEASED,
    EXPIRED;

    /** What asking for a state leads to. */
    public enum Move {
        MOVED,
        /** It is there already, or past it: nothing to do. */
        ALREADY,
        REFUSED
    }

    private static final Map<ReservationStatus, Set<ReservationStatus>> MOVES = Map.of(
            ACTIVE, Set.of(CONFIRMED, RELEASED, EXPIRED),
            CONFIRMED, Set.of(FULFILLED, RELEASED),
            FULFILLED, Set.of(),
            RELEASED, Set.of(),
            EXPIRED, Set.of());

    /** Released and expired both mean that the stock is free again, so asking the one of the other asks for nothing. */
    private static final Map<ReservationStatus, Set<ReservationStatus>> BEHIND = Map.of(
            ACTIVE, Set.of(ACTIVE),
            CONFIRMED, Set.of(ACTIVE, CONFIRMED),
            FULFILLED, Set.of(ACTIVE, CONFIRMED, FULFILLED),
            RELEASED, Set.of(RELEASED, EXPIRED),
            EXPIRED, Set.of(RELEASED, EXPIRED));

    public Move moveTo(ReservationStatus target) {
        if (MOVES.getOrDefault(this, Set.of()).contains(target)) {
            return Move.MOVED;
        }
        return BEHIND.getOrDefault(this, Set.of()).contains(target) ? Move.ALREADY : Move.REFUSED;
    }

    /** The states from which a reservation moves to {@code target}, in the order of this enumeration. */
    public static List<ReservationStatus> movingTo(ReservationStatus target) {
        return Arrays.stream(values())
                .filter(from -> from.moveTo(target) == Move.MOVED)
                .toList();
    }

    /** Whether it counts in the reserved stock. */
    public boolean live() {
        return this == ACTIVE || this == CONFIRMED;
    }

    /** Whether the order still has, or has had, the goods: what it asked for need not be reserved anew. */
    public boolean covers() {
        return live() || this == FULFILLED;
    }

    /** The name on the wire and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReservationStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
