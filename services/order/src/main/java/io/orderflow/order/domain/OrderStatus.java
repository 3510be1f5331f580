package io.orderflow.order.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where an order stands, and the one table of its moves (domain.md §3). The rank keeps older news from moving it back. */
public enum OrderStatus {
    PENDING(10),
    CONFIRMED(20),
    PAID(30),
    PROCESSING(40),
    PARTIALLY_SHIPPED(45),
    SHIPPED(50),
    DELIVERED(60),
    COMPLETED(70),
    CANCELLED(90),
    REFUNDED(100);

    private static final Map<OrderStatus, Set<OrderStatus>> MOVES = Map.of(
            PENDING, EnumSet.of(CONFIRMED, CANCELLED),
            CONFIRMED, EnumSet.of(PAID, PROCESSING, PARTIALLY_SHIPPED, SHIPPED, CANCELLED),
            PAID, EnumSet.of(PROCESSING, PARTIALLY_SHIPPED, SHIPPED, CANCELLED, REFUNDED),
            PROCESSING, EnumSet.of(PARTIALLY_SHIPPED, SHIPPED, CANCELLED, REFUNDED),
            PARTIALLY_SHIPPED, EnumSet.of(SHIPPED, REFUNDED),
            SHIPPED, EnumSet.of(DELIVERED, COMPLETED, REFUNDED),
            DELIVERED, EnumSet.of(COMPLETED, REFUNDED),
            COMPLETED, EnumSet.of(REFUNDED),
            CANCELLED, EnumSet.of(REFUNDED),
            REFUNDED, EnumSet.noneOf(OrderStatus.class));

    private final int rank;

    OrderStatus(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrderStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static boolean knows(String code) {
        return Arrays.stream(values()).anyMatch(status -> status.code().equals(code));
    }

    /** Whether nothing is left to be done for the buyer; at most, money still goes back. */
    public boolean isOver() {
        return rank >= COMPLETED.rank;
    }

    /** Asks for a move. An order that has already been where it is asked to go, and went on, is "already there". */
    public Move ask(OrderStatus to) {
        if (MOVES.getOrDefault(this, Set.of()).contains(to)) {
            return Move.MOVED;
        }
        return this == to || wentThrough(to) ? Move.ALREADY : Move.REFUSED;
    }

    /** A cancelled order was never delivered, so its high rank counts for nothing here. */
    private boolean wentThrough(OrderStatus to) {
        return rank < CANCELLED.rank && to.rank < rank;
    }
}
