package io.orderflow.warehouse.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an order wants held.
 * @param lines     at least one, each with an order item of its own; several may ask for the same SKU
 * @param expiresAt end of the payment window, platform time (C1.6)
 */
public record StockRequest(String orderId, List<Line> lines, Instant expiresAt) {

    /** Each SKU once, in the order of the lines. */
    public List<String> skus() {
        return lines.stream().map(Line::sku).distinct().toList();
    }

    /** The same without what was cancelled meanwhile. @param limits units that may be held at most, by order item */
    public StockRequest within(Map<String, Long> limits) {
        return new StockRequest(
                orderId,
                lines.stream()
                        .map(line -> new Line(
                                line.orderItemId(),
                                line.sku(),
                                Math.min(line.quantity(), limits.getOrDefault(line.orderItemId(), Long.MAX_VALUE))))
                        .toList(),
                expiresAt);
    }

    /** The part of each line that the given reservations do not cover; empty when they cover everything. */
    public List<Line> missing(List<Reservation> held) {
        return lines.stream()
                .map(line -> new Line(line.orderItemId(), line.sku(), line.quantity() - covered(line, held)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    private static long covered(Line line, List<Reservation> held) {
        return held.stream()
                .filter(reservation -> reservation.orderItemId().equals(line.orderItemId()))
                .filter(reservation -> reservation.status().covers())
                .mapToLong(Reservation::quantity)
                .sum();
    }
}
