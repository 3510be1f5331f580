package io.orderflow.warehouse.domain;

import java.time.Instant;
import java.util.List;

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
