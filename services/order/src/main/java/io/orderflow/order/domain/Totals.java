package io.orderflow.order.domain;

/** The sums of an order, in minor units of its currency: {@code grand = subtotal − discount − points + shipping + tax}. */
public record Totals(long subtotal, long discount, long points, long shipping, long tax, long grand) {

    static Totals of(long subtotal, long discount, long points, long shipping, long tax) {
        return new Totals(
                subtotal,
                discount,
                points,
                shipping,
                tax,
                Math.addExact(Math.addExact(subtotal - discount - points, shipping), tax));
    }
}
